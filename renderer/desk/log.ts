import type { LogLine } from '../../preload/contract.ts'

export const LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof LEVELS)[number]

/** What of the log is looked at; empty means all. */
export interface LogFilter {
  /** The least that matters. */
  level: string
  /** The id of one click, of which every line is shown. */
  ask: string
}

/** The lines that the filter lets through, in their order. */
export const linesIn = (lines: readonly LogLine[], { level, ask }: LogFilter): LogLine[] =>
  lines.filter(
    (line) =>
      (ask === '' || line.facts['ask'] === ask) &&
      LEVELS.indexOf(line.level) >=
        Math.max(
          0,
          LEVELS.findIndex((known) => known === level),
        ),
  )

/** The phrase of a line as a key of words: `cache write failed` is `cacheWriteFailed`. */
export const keyOfPhrase = (phrase: string): string =>
  phrase.replace(/[^a-z]+(\w)/giu, (_gap, letter: string) => letter.toUpperCase())

/** Each fact as it stands in the file, but for the click's id, which has a place of its own. */
export const factsOf = ({ facts }: LogLine): string[] =>
  Object.entries(facts)
    .filter(([name]) => name !== 'ask')
    .map(([name, value]) => `${name}=${value}`)

/** The lines as they stand in the file, for whoever is asked for help; the oldest first. */
export const textOf = (lines: readonly LogLine[]): string =>
  lines
    .map(({ at, level, phrase, facts }) =>
      [
        new Date(at).toISOString(),
        level,
        phrase,
        ...Object.entries(facts).map(([name, value]) => `${name}=${value}`),
      ].join(' '),
    )
    .toReversed()
    .join('\n')
