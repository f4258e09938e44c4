import type { Body } from '../fields.ts'
import { invalid, requiredText, texts } from '../fields.ts'

/** A list of different ids with something in it, or absent; throws 422 with the name of the part. */
export function ids(body: Body, param: string): string[] | undefined {
  const list = texts(body, param)
  if (!list) return undefined
  if (list.length === 0) throw invalid(param, `${param} is empty.`)
  if (new Set(list).size < list.length) throw invalid(param, `${param} names one twice.`)
  return list
}

/** A phone number as people write it, with something to dial in it; throws 422. */
export function phoneNumber(body: Body, param: string): string {
  const value = requiredText(body, param).trim()
  if (!/^\+?[\d\s().\-/*#]*$/.test(value) || value.replace(/\D/g, '').length < 2) {
    throw invalid(param, `${value} is not a number that can be called.`)
  }
  return value
}
