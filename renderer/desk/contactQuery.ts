import { AsYouType, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'

/** Nothing but what numbers are written with, and digits enough to be one. */
const NUMBER = /^\+?[\d\s().-]{3,}$/

/**
 * What a person types to find somebody, as a `q` (PROTOCOL 2, "Search"): a number or an address is looked for among a
 * contact's connections, anything else in the name. Empty where nothing was typed that could be found.
 */
export function contactQuery(typed: string, region: string): string {
  const text = typed.trim()
  if (NUMBER.test(text)) return `connections:${numberOf(text, region)}*`
  const words = wordsOf(text)
  if (words.length === 0) return ''
  return text.includes('@') ? `connections:"${words.join(' ')}*"` : words.join(' ')
}

/** The wire has numbers in E.164; what is not yet a whole one is looked for as it begins, here unless it says where. */
function numberOf(text: string, region: string): string {
  const number = parsePhoneNumberFromString(text, region as CountryCode)
  if (number?.isPossible()) return number.number
  const begun = new AsYouType(region as CountryCode)
  begun.input(text)
  return begun.getNumber()?.number ?? text.replace(/[^\d+]/g, '')
}

/** Words as the search cuts them, so that no sign of its own language is left in what was typed. */
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}+]+/u).filter((word) => word !== '')
