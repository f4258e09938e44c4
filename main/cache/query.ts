import { failure, type Result, type SchemaTypeSearchPayload } from '../../preload/contract.ts'
import { wordsOf } from './words.ts'

/** One part of a `q`; every part must hold. `words` stand one after the other, the last of them maybe only begun. */
export type Term =
  | { kind: 'words'; field?: string; words: readonly string[]; begun: boolean }
  | { kind: 'atLeast' | 'atMost'; field: string; value: number }

/** A search, read: what must hold, and which of the answers are wanted. */
export interface Query {
  terms: readonly Term[]
  /** Fields and their exact values. */
  exact: readonly (readonly [field: string, value: unknown])[]
  rows: number
  start: number
}

/** What a search asks for that names no number of rows, and the most it gets (PROTOCOL 2). */
const DEFAULT_ROWS = 100
const MOST_ROWS = 500

/** Reads a search as the server does; a `q` that cannot be read is a `BAD_REQUEST` naming the part. */
export function readQuery({
  q = '',
  queryParams = {},
  rows = DEFAULT_ROWS,
  start = 0,
}: SchemaTypeSearchPayload): Result<Query> {
  const terms: Term[] = []
  for (const part of partsOf(q)) {
    const term = readTerm(part)
    if (!term) return malformed(part)
    terms.push(term)
  }
  const exact = Object.entries(queryParams).map(
    ([field, value]) => [field === 'queue' ? 'inboxId' : field, value] as const,
  )
  return { ok: true, value: { terms, exact, rows: Math.min(rows, MOST_ROWS), start } }
}

const malformed = (part: string): Result<Query> => ({
  ok: false,
  failure: failure('BAD_REQUEST', `q cannot be read at: ${part}`, { type: 'validation', param: 'q' }),
})

/** Cut at spaces, but for those in quotes; a quote that is never closed stays in its part. */
const partsOf = (q: string): string[] => q.match(/(?:"[^"]*"|[^\s"]|"(?=[^"]*$))+/g) ?? []

function readTerm(part: string): Term | undefined {
  if ((part.split('"').length - 1) % 2 === 1) return undefined
  const colon = /^[^"]*?:/.exec(part)?.[0].length ?? 0
  const value = part.slice(colon).replaceAll('"', '')
  // A word ends at a quote as at anything else that is no letter.
  const words = wordsOf(part.slice(colon))
  if (colon === 0) return words.length > 0 ? { kind: 'words', words, begun: true } : undefined
  const field = part.slice(0, colon - 1)
  if (!/^[A-Za-z_]\w*$/.test(field)) return undefined
  if (/^[<>]/.test(value)) return readBound(field, value)
  return words.length > 0 ? { kind: 'words', field, words, begun: value.endsWith('*') } : undefined
}

function readBound(field: string, text: string): Term | undefined {
  const value = Number(text.slice(2))
  if (text[1] !== '=' || text.slice(2).trim() === '' || !Number.isFinite(value)) return undefined
  return { kind: text[0] === '>' ? 'atLeast' : 'atMost', field, value }
}
