import type { ActionPayload, Draft, Result } from '../../preload/contract.ts'

/** How long words may stand in the window alone, ms: what is older than 300 survives the end of the program. */
const SOON_MS = 150

type Keep = (draft: ActionPayload<'drafts.keep'>) => Promise<Result<null>>

/** Takes what is typed to the journal, a little behind the typing. */
export interface Keeping {
  /** This field says something else now; null: it is as the server has it. */
  changed(about: string, field: string, text: string | null): void
  /** Everything that waits, at once: the page is about to go. */
  flush(): Promise<void>
  /** Words of somebody else are not written among these. */
  forget(): void
}

/** `failed` is told when words could not be kept, once until they can be again. */
export function createKeeping(ports: { keep: Keep; failed(result: Result<null>): void }): Keeping {
  const waiting = new Map<string, ActionPayload<'drafts.keep'>>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: Promise<void> = Promise.resolve()
  let isFailing = false

  async function write(drafts: readonly ActionPayload<'drafts.keep'>[]): Promise<void> {
    for (const draft of drafts) {
      const result = await ports.keep(draft)
      if (!result.ok && !isFailing) ports.failed(result)
      isFailing = !result.ok
    }
  }
  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const drafts = [...waiting.values()]
    waiting.clear()
    return (last = last.then(() => write(drafts)))
  }

  return {
    changed(about, field, text) {
      waiting.set(JSON.stringify([about, field]), { about, field, text })
      // Counted from the first letter, not from the last: who types without a pause is saved as well.
      timer ??= setTimeout(() => void flush(), SOON_MS)
    },
    flush,
    forget() {
      clearTimeout(timer)
      timer = undefined
      waiting.clear()
    },
  }
}

/** Drafts by what they are about and their field. */
export const byPlace = (drafts: readonly Draft[]): Map<string, Map<string, string>> => {
  const places = new Map<string, Map<string, string>>()
  for (const { about, field, text } of drafts) {
    if (!places.has(about)) places.set(about, new Map())
    places.get(about)?.set(field, text)
  }
  return places
}
