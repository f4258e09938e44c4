import { createHash } from 'node:crypto'
import type { Clock, Log, LogFacts } from './ports.ts'
import { isEventName, isReason, isStateName, levelOf } from './logWords.ts'
import { isActionName, LogLine } from '../preload/contract.ts'

export interface LogPorts {
  clock: Pick<Clock, 'wall'>
  /** Takes one whole line, which may wait for the end of the turn where it is not urgent; must not throw. */
  write(line: string, isUrgent: boolean): void
}

/**
 * A log of what the app did, never of whom it spoke with. Nothing is written that is not on a list: a phrase is one of
 * ours or it is not said, a word is a known word, an id becomes a fingerprint. So a name, a number or a token cannot
 * get in, though somebody hands it over.
 */
export function createLog({ clock, write }: LogPorts): Log {
  const dateOf = createDates()
  return (phrase, facts = {}) => {
    const level = levelOf(phrase)
    const said = level === undefined ? UNLISTED : phrase
    let line = `${dateOf(clock.wall())} ${level ?? 'error'} ${said}`
    for (const [key, read] of READERS) {
      const value = Object.hasOwn(facts, key) ? facts[key] : undefined
      if (value !== undefined) line += ` ${key}=${read(value)}`
    }
    write(`${line}\n`, level !== 'debug')
  }
}

/** Writes out a moment, Unix ms; in a flood many lines are of the same one. */
function createDates(): (ms: number) => string {
  let last = NaN
  let text = ''
  return (ms) => {
    if (ms !== last) text = new Date((last = ms)).toISOString()
    return text
  }
}

const LINE = /^(\S+) (\w+) (.+?)((?: \w+=\S+)*)$/

/** Reads a line again; `undefined` for what no log of ours wrote. */
export function readLine(text: string): LogLine | undefined {
  const [, at = '', level, phrase, facts = ''] = LINE.exec(text) ?? []
  const pairs = facts.split(' ').flatMap((fact): [string, string | number][] => {
    const [key = '', value = ''] = fact.split('=', 2)
    return key === '' ? [] : [[key, NUMBERS.has(key) && value !== OTHER ? Number(value) : value]]
  })
  const line = LogLine.safeParse({ at: Date.parse(at), level, phrase, facts: Object.fromEntries(pairs) })
  return line.success ? line.data : undefined
}

const UNLISTED = 'unlisted phrase'
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
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A UUID says nothing but which one it is; what a server calls a request may say anything. */
const mark: Reader = (value) => (typeof value === 'string' && UUID.test(value) ? value : fingerprint(value))

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
  ask: mark,
  request: mark,
}
const READERS = Object.entries(READ) as [keyof LogFacts, Reader][]
const NUMBERS = new Set<string>(READERS.flatMap(([key, reader]) => (reader === number ? [key] : [])))
