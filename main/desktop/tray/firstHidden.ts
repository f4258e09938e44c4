import type { ShowNote } from '../notify/note.ts'
import type { SmallFile } from '../smallFile.ts'
import type { TrayWords } from './words.ts'

/** Says once, to whoever closes the window for the first time, that the phone goes on working; once it was seen it is never said again. */
export function createFirstHidden(ports: {
  /** Holds a word once it was said. */
  file: SmallFile
  words(): TrayWords
  show: ShowNote
  open(): void
}): () => Promise<void> {
  let isSaid = false
  return async () => {
    if (isSaid) return
    isSaid = true
    // A file that cannot be read says nothing, and to hear it twice is no harm.
    if (await ports.file.read().catch(() => undefined)) return
    const { goesOn, goesOnHow } = ports.words()
    ports.show({
      title: goesOn,
      body: goesOnHow,
      urgency: 'low',
      stays: false,
      actions: [],
      chosen: ports.open,
      told(how) {
        if (how === 'shown') void ports.file.write('said\n').catch(() => undefined)
        else isSaid = false
      },
    })
  }
}
