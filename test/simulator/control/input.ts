/** A control request that cannot be carried out; the message names the part. */
export class BadInput extends Error {}

/** The body of a control request. */
export type Body = Record<string, unknown>

/** A text, or `otherwise` where it is absent; without one it is required. */
export function text(body: Body, name: string, otherwise?: string): string {
  const value = body[name] ?? otherwise
  if (typeof value !== 'string') throw new BadInput(`${name} must be text`)
  return value
}

export const optionalText = (body: Body, name: string): string | undefined =>
  body[name] === undefined ? undefined : text(body, name)

/** A number of at least `least`, or `otherwise` where it is absent. The command line sends digits as text. */
export function number(body: Body, name: string, otherwise?: number, least = 0): number {
  const value = body[name] ?? otherwise
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof read !== 'number' || !Number.isFinite(read) || read < least) {
    throw new BadInput(`${name} must be a number${least === -Infinity ? '' : ` of at least ${least}`}`)
  }
  return read
}

export const optionalNumber = (body: Body, name: string): number | undefined =>
  body[name] === undefined ? undefined : number(body, name)

/** A yes or no, or `otherwise` where it is absent. */
export function flag(body: Body, name: string, otherwise: boolean): boolean {
  const value = body[name] ?? otherwise
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw new BadInput(`${name} must be true or false`)
}

/** One of some words, or the first where it is absent. */
export function oneOf<const T extends readonly [string, ...string[]]>(
  body: Body,
  name: string,
  words: T,
): T[number] {
  const value = text(body, name, words[0])
  const found = words.find((word) => word === value)
  if (found === undefined) throw new BadInput(`${name} must be one of ${words.join(', ')}`)
  return found
}

/** An object, or undefined where it is absent. */
export function optionalObject(body: Body, name: string): Body | undefined {
  const value = body[name]
  if (value === undefined) return undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadInput(`${name} must be an object`)
  }
  return { ...value }
}
