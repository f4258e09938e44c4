import { isDeepStrictEqual } from 'node:util'
import type { Query, Term } from './query.ts'
import { BARE_FIELDS, numbersIn, textsIn, valueIn, wordsOf } from './words.ts'

/** Does everything that is asked hold for this object? (PROTOCOL 2, "Search") */
export const matches = (object: object, { terms, exact }: Pick<Query, 'terms' | 'exact'>): boolean =>
  exact.every(([field, value]) => isDeepStrictEqual(valueIn(object, field), value)) &&
  terms.every((term) => holds(object, term))

function holds(object: object, term: Term): boolean {
  if (term.kind === 'words') {
    const { field } = term
    if (field !== undefined) return textsIn(object, field).some((text) => says(text, term))
    const ending = endingOf(term)
    return BARE_FIELDS.some((bare) =>
      textsIn(object, bare).some(
        (text) =>
          says(text, term) ||
          (ending !== undefined && numbersIn(text).some((number) => number.endsWith(ending))),
      ),
    )
  }
  const value = valueIn(object, term.field)
  if (typeof value !== 'number') return false
  return term.kind === 'atLeast' ? value >= term.value : value <= term.value
}

/** Four digits or more, asked for by themselves, also match the end of a number. */
export function endingOf(term: Term): string | undefined {
  if (term.kind !== 'words' || term.field !== undefined || term.words.length !== 1) return undefined
  return term.words.find((word) => /^\d{4,}$/.test(word))
}

/** Do these words stand in this text, one after the other? */
function says(text: string, { words, begun }: { words: readonly string[]; begun: boolean }): boolean {
  const there = wordsOf(text)
  const last = words.length - 1
  return there.some((_, at) =>
    words.every((word, i) =>
      begun && i === last ? there[at + i]?.startsWith(word) === true : there[at + i] === word,
    ),
  )
}
