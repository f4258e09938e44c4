import type { AppState } from '../../preload/contract.ts'

/** How long a reply waits for its push at most: the mark must not outlive a push that never comes. */
const PATIENCE_MS = 2_000

export interface Shown {
  /** Resolves once the window shows what a reply told, so that no button drops its mark before the state moves. */
  shows(reply: unknown): Promise<void>
  /** Looks again, after a new state was heard. */
  settle(): void
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** Push and reply come in no promised order. A reply names its object and version; the push has caught up with it, or not yet. */
export function createShown(state: () => AppState | undefined): Shown {
  const waiting = new Set<() => void>()

  function isShown(reply: unknown): boolean {
    const version = field(reply, 'version')
    const now = state()
    if (typeof version !== 'number' || !now) return true
    const known =
      field(reply, 'offerId') === undefined
        ? now.workitems.find((item) => item.workitemId === field(reply, 'workitemId'))
        : now.offers.find((offer) => offer.offerId === field(reply, 'offerId'))
    return !known || known.version >= version
  }

  return {
    shows: (reply) =>
      new Promise((resolve) => {
        if (isShown(reply)) return resolve()
        const stop = setTimeout(finish, PATIENCE_MS)
        function look(): void {
          if (isShown(reply)) finish()
        }
        function finish(): void {
          clearTimeout(stop)
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
      }),
    settle: () => [...waiting].forEach((look) => look()),
  }
}
