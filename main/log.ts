import { createHash } from 'node:crypto'
import type { Clock, Log, LogFacts } from './ports.ts'
import { isEventName, isPhrase, isReason, isStateName } from './logWords.ts'
import { isActionName } from '../preload/contract.ts'

export interface LogPorts {
  clock: Pick<Clock, 'wall'>
  /** Takes one whole line; must not throw. */
  write(line: string): void
}

/**
 * A log of what the app did, never of whom it spoke with. Nothing is written that is not on a list: a phrase is one of
 * ours or it is not said, a word is a known word, an id becomes a fingerprint. So a name, a number or a token cannot
 * get in, though somebody hands it over.
 */
export function createLog({ clock, write }: LogPorts): Log {
  return (phrase, facts = {}) => {
    const said = isPhrase(phrase) ? phrase : 'unlisted phrase'
    const words = [new Date(clock.wall()).toISOString(), said]
    for (const key of Object.keys(READ) as (keyof LogFacts)[]) {
      const value = Object.hasOwn(facts, key) ? facts[key] : undefined
      if (value !== undefined) words.push(`${key}=${READ[key](value)}`)
    }
    write(words.join(' ') + '\n')
  }
}

const OTHER = 'other'
type Reader = (value: unknown) => string
const listed =
  (isListed: (word: string) => boolean): Reader =>
  (value) =>
    typeof value === 'string' && isListed(value) ? value : OTHER
/** No fact of ours has ten digits; a telephone number has. */
const LARGEST = 1e9
const number: Reader = (value) =>
  typeof value === 'number' && Math.abs(value) < LARGEST ? String(Math.round(value)) : OTHER
/** Enough to follow one call through the log, and nothing to look it up by elsewhere. */
const fingerprint: Reader = (value) =>
  typeof value === 'string' ? createHash('sha256').update(value).digest('hex').slice(0, 10) : OTHER

const READ: Readonly<Record<keyof LogFacts, Reader>> = {
  action: listed(isActionName),
  code: listed(isReason),
  status: number,
  state: listed(isStateName),
  name: listed(isEventName),
  reason: listed(isReason),
  ms: number,
  count: number,
  seq: number,
  id: fingerprint,
}
