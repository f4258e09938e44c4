/** The words of a text, as a search knows them: lower case, no accents, of letters, digits and `+` (PROTOCOL 2). */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}+/gu, '')
  return plain.toLowerCase().match(/[\p{L}\p{N}+]+/gu) ?? []
}

/** The digits of each number in a text: of words that are one, and of a text that is one, however it is written. */
export function numbersIn(text: string): string[] {
  const alone = wordsOf(text).filter((word) => /^\+?\d+$/.test(word))
  const whole = /^[+\d][-\d\s().]*$/.test(text) ? [text] : []
  return [...alone, ...whole].map((number) => number.replace(/\D/g, ''))
}

/** Where a bare word is looked for (PROTOCOL 2, "Search"). */
export const BARE_FIELDS = [
  'from',
  'to',
  'name',
  'subject',
  'summary',
  'note',
  'transcriptionMessage',
  'messages',
] as const

/** What a field says, in however many places: of messages only the bodies, of anything else all that it holds. */
export function textsIn(object: object, field: string): string[] {
  const value = valueIn(object, field)
  return field === 'messages' && Array.isArray(value)
    ? value.flatMap((message: unknown) => flat(isObject(message) ? valueIn(message, 'body') : undefined))
    : flat(value)
}

/** A field of this object's own; nothing that every object has counts as a field. */
export const valueIn = (object: object, field: string): unknown =>
  Object.hasOwn(object, field) ? Reflect.get(object, field) : undefined

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function flat(value: unknown): string[] {
  if (isObject(value)) return Object.values(value).flatMap(flat)
  return ['string', 'number', 'boolean'].includes(typeof value) ? [String(value)] : []
}
