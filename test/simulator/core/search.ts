import { parseQuery } from './searchQuery.ts'
import type { Term } from './searchQuery.ts'
import { words } from './searchWords.ts'
import { Refusal } from './refusal.ts'

/** An answer of a list (PROTOCOL 2): `count` objects of `total` that match. */
export interface Page<T> {
  count: number
  total: number
  objects: T[]
}

/** The fields in which a bare word is looked for. */
const BARE_FIELDS = ['from', 'to', 'name', 'subject', 'summary', 'note', 'transcriptionMessage', 'messages']
const DEFAULT_ROWS = 100
const MOST_ROWS = 500

/** Everything that is text or a number in a field, whatever it is nested in; of messages only the body. */
function textsOf(value: unknown, field: string): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, field))
  if (typeof value !== 'object' || value === null) return []
  if (field === 'messages') return textsOf('body' in value ? value.body : undefined, 'body')
  return Object.values(value).flatMap((one) => textsOf(one, field))
}

/** Do the asked words follow one another somewhere? The last one may be the start of a word. */
function follows(found: readonly string[], asked: readonly string[], prefix: boolean): boolean {
  const last = asked.length - 1
  return found.some((_, start) =>
    asked.every((word, index) => {
      const there = found[start + index]
      return index === last && prefix ? (there?.startsWith(word) ?? false) : there === word
    }),
  )
}

const NUMBER = /^\+?\d+$/
/** Four digits or more also match the end of a number, however it is written. */
const endsNumber = (text: string, asked: string): boolean =>
  words(text).some((word) => NUMBER.test(word) && word.endsWith(asked)) ||
  (/^[+\d][\d\s().-]*$/.test(text) && text.replace(/\D/g, '').endsWith(asked))

const fieldOf = (object: object, field: string): unknown =>
  Object.hasOwn(object, field) ? Reflect.get(object, field) : undefined

function matches(object: object, term: Term): boolean {
  if (term.kind === 'compare') {
    const value = fieldOf(object, term.field)
    return typeof value === 'number' && (term.least ? value >= term.than : value <= term.than)
  }
  if (term.kind === 'field') {
    const texts = textsOf(fieldOf(object, term.field), term.field)
    return texts.some((text) => follows(words(text), term.words, term.prefix))
  }
  const [only] = term.words
  const ending = term.words.length === 1 && only !== undefined && /^\d{4,}$/.test(only) ? only : undefined
  return BARE_FIELDS.some((field) =>
    textsOf(fieldOf(object, field), field).some(
      (text) => follows(words(text), term.words, true) || (ending !== undefined && endsNumber(text, ending)),
    ),
  )
}

function wholeNumber(query: URLSearchParams, param: string, otherwise: number): number {
  const value = query.get(param)
  if (value === null || value === '') return otherwise
  if (!/^\d+$/.test(value)) throw new Refusal('BAD_REQUEST', `${param} must be a whole number.`, { param })
  return Number(value)
}

/** `queryParams`: exact matches as a JSON object, where `queue` is `inboxId`. */
function exactOf(query: URLSearchParams): [string, string][] {
  const text = query.get('queryParams')
  if (text === null || text === '') return []
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal('BAD_REQUEST', 'queryParams must be a JSON object.', { param: 'queryParams' })
  }
  return Object.entries(value).map(([field, wanted]) => [
    field === 'queue' ? 'inboxId' : field,
    JSON.stringify(wanted),
  ])
}

/** Searches `objects` as PROTOCOL 2, "Search", says; the newest first, then by `id`. */
export function search<T extends object>(
  objects: Iterable<T>,
  query: URLSearchParams,
  order: { modifiedAt(object: NoInfer<T>): number; id(object: NoInfer<T>): string },
): Page<T> {
  const terms = parseQuery(query.get('q') ?? '')
  const exact = exactOf(query)
  const rows = Math.min(wholeNumber(query, 'rows', DEFAULT_ROWS), MOST_ROWS)
  const start = wholeNumber(query, 'start', 0)
  const found: T[] = []
  for (const object of objects) {
    if (!exact.every(([field, wanted]) => JSON.stringify(fieldOf(object, field)) === wanted)) continue
    if (terms.every((term) => matches(object, term))) found.push(object)
  }
  found.sort((a, b) => order.modifiedAt(b) - order.modifiedAt(a) || (order.id(a) < order.id(b) ? -1 : 1))
  const page = found.slice(start, start + rows)
  return { count: page.length, total: found.length, objects: page }
}
