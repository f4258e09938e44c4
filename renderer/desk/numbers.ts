import { readLink } from '../../preload/links.ts'
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'

const NUMBER = /^\+?[\d\s().\-/]+$/

/** Whether what was typed is meant as a number: nothing but what numbers are written with. */
export const isNumberLike = (text: string): boolean => NUMBER.test(text.trim()) && /\d/.test(text)

/** The number in E.164, read as people of this region write it; nothing where it cannot be called. */
export function readNumber(text: string, region: string): string | undefined {
  if (!isNumberLike(text)) return undefined
  const number = parsePhoneNumberFromString(text, region as CountryCode)
  return number?.isPossible() ? number.number : undefined
}

/** The end of a number that was typed by itself, four digits at least (PROTOCOL 2, "Search"); nothing for a whole number. */
export function lastDigits(text: string, region: string): string | undefined {
  if (!isNumberLike(text) || text.trim().startsWith('+') || readNumber(text, region)) return undefined
  const digits = text.replace(/\D/g, '')
  return digits.length >= 4 ? digits : undefined
}

/** What a field holds after this was put into it: of a link that dials, the number alone (RFC 3966). */
export function withoutScheme(text: string): string {
  const link = readLink(text.trim())
  return link.ok ? link.value.number : text
}
