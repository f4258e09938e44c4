import type { Dialable, LinkScheme, Result } from './contract.ts'
import { failure, LINK_SCHEMES } from './words.ts'

/** No number is longer, whatever it is written with; whatever comes from elsewhere is cut one letter behind it. */
export const LONGEST_LINK = 512
/** Fifteen digits make a number of the world (E.164); services and companies have longer ones. */
const LONGEST_NUMBER = 32

/** What the word begins with, if that is a scheme of ours; case does not matter. */
export function schemeOf(word: string): LinkScheme | undefined {
  const scheme = /^([a-z]+):/i.exec(word)?.[1]?.toLowerCase()
  return LINK_SCHEMES.find((known) => known === scheme)
}

class NoNumber extends Error {
  readonly code: string
  readonly part: string
  constructor(code: string, part = '') {
    super(code)
    this.code = code
    this.part = part
  }
}

/** The same of what a person has typed or a program has handed over: a link, or a bare number. */
export const readTyped = (text: string): Result<Dialable> =>
  readLink(schemeOf(text) ? text : `tel:${encodeURIComponent(text.replace(/\p{Cs}/gu, '?'))}`)

/** The number of a link, read strictly. Refused by a code of `LINK_…`, whose `param` is the part that is wrong. */
export function readLink(link: string): Result<Dialable> {
  try {
    return { ok: true, value: read(link) }
  } catch (error) {
    if (!(error instanceof NoNumber)) throw error
    const param = printable(error.part)
    const message = `${MESSAGES[error.code] ?? error.code}${param ? `: "${param}"` : ''}.`
    return { ok: false, failure: failure(error.code, message, param ? { param } : {}) }
  }
}

/** English, for a terminal; the window has its own words. */
const MESSAGES: Readonly<Record<string, string>> = {
  LINK_LONG: 'Too long to be a number',
  LINK_CONTROL: 'It holds characters that cannot be seen',
  LINK_ENCODING: 'Written wrongly',
  LINK_EXTRA: 'It asks for more than a call',
  LINK_NAME: 'A name and no number',
  LINK_NOT_NUMBER: 'No part of a number',
  LINK_EMPTY: 'There is no number in it',
}

function read(link: string): Dialable {
  const scheme = schemeOf(link)
  if (!scheme) throw new NoNumber('LINK_NOT_NUMBER', link)
  if (link.length > LONGEST_LINK) throw new NoNumber('LINK_LONG')
  seen(link)
  const rest = link.slice(scheme.length + 1).replace(/^\/\//, '')
  const at = rest.indexOf('?')
  if (at >= 0) throw new NoNumber('LINK_EXTRA', rest.slice(at))
  const isSip = scheme === 'sip' || scheme === 'sips'
  const [subscriber = '', ...parameters] = (isSip ? userOf(rest) : rest).split(';')
  const [written = '', ...keys] = decoded(subscriber).split(',')
  const number = written.replace(SEPARATORS, '')
  if (number === '') throw new NoNumber('LINK_EMPTY')
  if (!NUMBER.test(number) || number.length > LONGEST_NUMBER) {
    const isName = scheme !== 'tel' && /\p{L}/u.test(written)
    throw isName ? new NoNumber('LINK_NAME', written) : new NoNumber('LINK_NOT_NUMBER', wrongPart(written))
  }
  const left = parameters.flatMap(leftOver)
  const keyed = keys.join(',').replace(SEPARATORS, '')
  if (keyed !== '' && !/^[\d*#,]+$/.test(keyed)) throw new NoNumber('LINK_NOT_NUMBER', wrongPart(keyed))
  return { number, left: keyed === '' ? left : [...left, { what: 'postd', value: keyed }] }
}

/** What numbers are written with and nobody dials: RFC 3966's, and what letters and web pages really hold. */
const SEPARATORS = /[-.()/\u2010-\u2015\p{Zs}]/gu
const NUMBER = /^\+?[*#]*\d[\d*#]*$/
const HIDDEN = /\p{C}/u

function seen(text: string): string {
  if (HIDDEN.test(text)) throw new NoNumber('LINK_CONTROL')
  return text
}

/** Once, and what is encoded twice is no number any more. */
function decoded(text: string): string {
  try {
    return seen(decodeURIComponent(text))
  } catch (error) {
    if (error instanceof NoNumber) throw error
    throw new NoNumber('LINK_ENCODING', text.slice(text.indexOf('%')))
  }
}

/** Of a SIP address whoever is called there; where, is the contact centre's own business. */
function userOf(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 0) {
    const [host = ''] = address.split(';')
    // Without a user this is a machine, unless it can only be a number.
    if (/[.:[\]]/.test(host)) throw new NoNumber('LINK_NAME', host)
    return address
  }
  const user = address.slice(0, at)
  if (user.includes(':')) throw new NoNumber('LINK_EXTRA', ':…')
  return user
}

const LEFT = { ext: 'ext', isub: 'isub', postd: 'postd', 'phone-context': 'context' } as const

/** What belongs to the call and cannot be dialled with it; of other parameters nobody needs to know. */
function leftOver(parameter: string): Dialable['left'] {
  const [name = '', ...value] = parameter.split('=')
  const key = name.toLowerCase()
  if (!Object.hasOwn(LEFT, key) || value.length === 0) return []
  return [{ what: LEFT[key as keyof typeof LEFT], value: printable(decoded(value.join('='))) }]
}

/** The first stretch that no number is written with. */
const wrongPart = (text: string): string =>
  /[^-\d*#.()/\u2010-\u2015\p{Zs}][^\d*#]*/u.exec(text.replace(/^\+/, ''))?.[0].trim() ?? text

const printable = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, 40)
