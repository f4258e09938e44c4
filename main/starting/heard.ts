import { readWish } from './readWish.ts'
import type { Wish } from './wish.ts'

/** Where the wishes of other starts arrive, whatever becomes of this one. */
export interface Heard {
  /** What another start has handed over, as it came. */
  hear(told: unknown): void
  /** There is a window: what has come before it goes there now, and what comes later at once. */
  opened(handed: (told: unknown) => void): void
  /** The app ends: who wants it from now on wants the next one. */
  leaving(): void
}

/**
 * What comes before there is a window waits for it. What comes while the app ends would be swallowed by windows that are gone: it
 * is told to `again`, which starts the app anew. A verb is for the app that runs, and is answered as long as it does.
 */
export function createHeard(
  again: (wish: Wish & { kind: 'start' }) => void,
  early: readonly unknown[] = [],
): Heard {
  const waiting = [...early]
  let handed: ((told: unknown) => void) | undefined
  let isLeaving = false
  return {
    hear(told) {
      const { wish } = readWish(told)
      if (isLeaving && wish.kind === 'start') again(wish)
      else if (handed) handed(told)
      else waiting.push(told)
    },
    opened(next) {
      handed = next
      waiting.splice(0).forEach(next)
    },
    leaving() {
      isLeaving = true
    },
  }
}
