import { CallBarKept, refuse, type CallBarWhen, type Result } from '../../../preload/contract.ts'
import type { SmallFile } from '../smallFile.ts'

/** When the bar is wanted and where it was put, kept in one small file; an odd one counts as nothing chosen. */
export interface CallBarChoice {
  when(): CallBarWhen
  at(): CallBarKept['at']
  /** Resolves when what an earlier run has kept is known. */
  load(): Promise<void>
  choose(when: CallBarWhen): Promise<Result<null>>
  dragged(at: { x: number; y: number }): void
  /** Resolves when what was chosen last is written, or cannot be. */
  kept(): Promise<void>
}

export function createCallBarChoice(file: SmallFile): CallBarChoice {
  let kept: CallBarKept = { when: 'away' }
  let isChosen = false
  let written: Promise<void> = Promise.resolve()
  const become = (next: CallBarKept): Promise<void> => {
    isChosen = true
    kept = next
    const write = file.write(JSON.stringify(kept) + '\n')
    written = write.catch(() => undefined)
    return write
  }
  return {
    when: () => kept.when,
    at: () => kept.at,
    async load() {
      const text = (await file.read().catch(() => undefined))?.toString('utf8')
      if (text === undefined || isChosen) return
      try {
        kept = CallBarKept.parse(JSON.parse(text))
      } catch {
        return
      }
    },
    choose: (when) =>
      become({ ...kept, when }).then(
        () => ({ ok: true, value: null }),
        () => refuse('NOT_SAVED', 'This holds until the app ends: it could not be kept on this machine.'),
      ),
    // Where it cannot be kept it is only dragged again.
    dragged: (at) => void become({ ...kept, at }).catch(() => undefined),
    kept: () => written,
  }
}
