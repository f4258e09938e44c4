import { Refusal } from './refusal.ts'

/** The body of a request, or a part of it. */
export type Body = Record<string, unknown>

/** The refusal of a value, which names the part that is wrong. */
export const invalid = (param: string, message: string) =>
  new Refusal('VALIDATION_FAILED', message, { param })

/** A value, where null counts as absent. */
const given = (body: Body, param: string): unknown => body[param] ?? undefined

/** A field of text, or absent. */
export function text(body: Body, param: string): string | undefined {
  const value = given(body, param)
  if (value === undefined || typeof value === 'string') return value
  throw invalid(param, `${param} must be text.`)
}

/** A field of text that has something in it. */
export function requiredText(body: Body, param: string): string {
  const value = text(body, param)
  if (value === undefined || value.trim() === '') throw invalid(param, `${param} is missing.`)
  return value
}

/** A yes or no, or absent. */
export function flag(body: Body, param: string): boolean | undefined {
  const value = given(body, param)
  if (value === undefined || typeof value === 'boolean') return value
  throw invalid(param, `${param} must be true or false.`)
}

/** A list of texts, or absent. */
export function texts(body: Body, param: string): string[] | undefined {
  const value = given(body, param)
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw invalid(param, `${param} must be a list of texts.`)
  return value.map((one: unknown) => {
    if (typeof one === 'string') return one
    throw invalid(param, `${param} must be a list of texts.`)
  })
}

/** Is this an object, and no list? */
export const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object, or absent. */
export function object(body: Body, param: string): Body | undefined {
  const value = given(body, param)
  if (value === undefined || isObject(value)) return value
  throw invalid(param, `${param} must be an object.`)
}

/** The largest time that a Date can hold; ms. */
const LAST_MOMENT = 8.64e15

/** A valid Unix timestamp in ms (seed disposition.txt, "Validation rules"), or absent; `least` 0 lets 0 pass. */
export function moment(body: Body, param: string, least: 0 | 1 = 1): number | undefined {
  const value = given(body, param)
  if (value === undefined) return undefined
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= LAST_MOMENT)
    return value
  throw invalid(param, `${param} must be a Unix time in milliseconds.`)
}
