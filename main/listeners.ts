import type { Log, Undo } from './ports.ts'

/** Those who want to hear of one thing. */
export interface Listeners<T extends readonly unknown[]> {
  on(listener: (...told: T) => void): Undo
  /** One listener's trouble is neither the others' nor the next news': it is logged. */
  tell(...told: T): void
}

export function createListeners<T extends readonly unknown[] = []>(log: Log): Listeners<T> {
  const listeners = new Set<(...told: T) => void>()
  return {
    on(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell(...told) {
      for (const hear of listeners) {
        try {
          hear(...told)
        } catch (error) {
          log('unexpected error', { reason: error instanceof Error ? error.name : 'unknown' })
        }
      }
    },
  }
}
