import { createHmac, randomBytes } from 'node:crypto'
import { isField, isPathPart, isWord } from './words.ts'

/** Takes out everything that is not known to be harmless. */
export interface Redaction {
  /** The same with only listed fields; a text that is no listed word has become its placeholder. */
  value(value: unknown): unknown
  /** A placeholder: the same for the same text in one file, and no way back. */
  text(text: string): string
  path(path: string): string
}

/**
 * A placeholder is a keyed digest, and its key is never written down: who knows every telephone number still cannot say
 * which of them it was.
 */
export function createRedaction(): Redaction {
  const key = randomBytes(32)
  const known = new Map<string, string>()

  function text(word: string): string {
    if (word === '' || isWord(word)) return word
    const had = known.get(word)
    if (had !== undefined) return had
    const placeholder = `x${createHmac('sha256', key).update(word).digest('hex').slice(0, 12)}`
    known.set(word, placeholder)
    return placeholder
  }
  function value(given: unknown): unknown {
    if (typeof given === 'string') return text(given)
    if (Array.isArray(given)) return given.map(value)
    if (typeof given !== 'object' || given === null) return given
    return Object.fromEntries(
      Object.entries(given).flatMap(([name, inner]) => (isField(name) ? [[name, value(inner)]] : [])),
    )
  }
  return {
    value,
    text,
    path: (path) =>
      path
        .split('/')
        .map((part) => (isPathPart(part) ? part : text(decoded(part))))
        .join('/'),
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
