import type { Result } from '../preload/contract.ts'

/** What was decided about offers. */
export interface Decided {
  /** What came of this very decision, if it was taken already. */
  of(name: string, input: object): Result<unknown> | undefined
  keep(name: string, input: object, result: Result<unknown>): void
}

/** More calls do not ring within the time in which somebody presses twice. */
const REMEMBERED = 20

/**
 * An offer is decided once. It stands in several places, and whoever presses *Answer* in the second is late and not wrong: they
 * hear what came of the first, and no refusal.
 */
export function createDecided(): Decided {
  const answers = new Map<string, Result<unknown>>()
  const decision = (name: string, input: { offerId?: unknown }) =>
    typeof input.offerId === 'string' ? `${name} ${input.offerId}` : undefined
  return {
    of: (name, input) => answers.get(decision(name, input) ?? ''),
    keep(name, input, result) {
      const taken = decision(name, input)
      if (taken === undefined || !result.ok) return
      answers.set(taken, result)
      for (const oldest of answers.keys()) {
        if (answers.size <= REMEMBERED) break
        answers.delete(oldest)
      }
    },
  }
}
