import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * A caller's own words made harmless for display: marks that turn the reading direction or take no width could make
 * one name look like another, or push the words around it out of order.
 */
export const plain = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** `0:07`, `3:12`, `1:02:03`; never negative, so a clock that is slightly off shows no nonsense. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor((seconds % HOUR) / MINUTE)
  const rest = two(seconds % MINUTE)
  return seconds < HOUR ? `${minutes}:${rest}` : `${Math.floor(seconds / HOUR)}:${two(minutes)}:${rest}`
}

/** Whole seconds still to go; a part of a second still counts. */
export const secondsLeft = (ms: number): number => Math.max(0, Math.ceil(ms / 1000))

/** Reading a number takes longer than drawing the row that it is in, and each is read several times for a row. */
const written = new Map<string, string>()
/** How many are remembered: a window's lists many times over. */
const REMEMBERED = 1_000

/** A phone number as people write it, `+1 480 555 0134`; what is none stays as it came. */
export function phone(raw: string, region: string): string {
  const key = `${region} ${raw}`
  const known = written.get(key)
  if (known !== undefined) return known
  const number = parsePhoneNumberFromString(raw, region as CountryCode)
  const text = number?.isPossible() ? number.formatInternational() : plain(raw)
  if (written.size >= REMEMBERED) written.clear()
  written.set(key, text)
  return text
}

/** Making one takes longer than drawing the row that it is for. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** The same one again as long as the machine stays in its time zone. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${new Date().getTimezoneOffset()} ${JSON.stringify(options)}`
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formatters.set(key, made)
  return made
}

/** The time of day, `09:12` or `9:12 AM`, as the language writes it. */
export const timeOfDay = (at: number, locale: string): string =>
  formatter(locale, { hour: 'numeric', minute: '2-digit' }).format(at)

/**
 * Two moments as a sentence names them: with their seconds where they would read the same without, and with their days
 * where they have two.
 */
export function twoMoments(from: number, to: number, locale: string): { from: string; to: string } {
  const isOneDay = new Date(from).toDateString() === new Date(to).toDateString()
  const coarse = isOneDay ? timeOfDay : dayAndTime
  const say = coarse(from, locale) === coarse(to, locale) ? timeToTheSecond : coarse
  return { from: say(from, locale), to: say(to, locale) }
}

const timeToTheSecond = (at: number, locale: string): string =>
  formatter(locale, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(at)

/** The time of day today, the weekday this week, else the date: as short as it can be told without a doubt. */
export function moment(at: number, now: number, locale: string): string {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  if (at >= midnight) return timeOfDay(at, locale)
  const week = new Date(midnight).setDate(new Date(midnight).getDate() - 6)
  const format: Intl.DateTimeFormatOptions =
    at >= week ? { weekday: 'short' } : { day: 'numeric', month: 'short' }
  return formatter(locale, format).format(at)
}

/** Day and time in full, for a tooltip or a sentence. */
export const dayAndTime = (at: number, locale: string): string =>
  formatter(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)

/** One or two letters that stand for a person; none for a bare number. */
export function initials(name: string): string {
  const words = plain(name)
    .split(' ')
    .filter((word) => /^\p{L}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toLocaleUpperCase()
}

/** Somebody's own lines made harmless for display, each by itself. */
export const plainLines = (text: string): string => text.split(/\r?\n/u).map(plain).join('\n')

/** Day and time to the millisecond, as a log is read. */
export const exactTime = (at: number, locale: string): string =>
  formatter(locale, {
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  }).format(at)

const NUMERIC: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' }

/** A day in numbers, `3/14/2026` or `14/3/2026`, as it is typed. */
export const dayInNumbers = (at: Date, locale: string): string => formatter(locale, NUMERIC).format(at)

/** A day in numbers with its time, `3/14/2026, 9:30 AM`. */
export const momentInNumbers = (at: Date, locale: string): string =>
  formatter(locale, { ...NUMERIC, hour: 'numeric', minute: '2-digit' }).format(at)

/** The order in which a language writes a day in numbers. */
export const dateOrder = (locale: string): string[] =>
  formatter(locale, NUMERIC)
    .formatToParts(new Date(2026, 11, 31))
    .flatMap(({ type }) => (type === 'literal' ? [] : [type]))

/** A day with its weekday, as it is read aloud. */
export const dayInFull = (at: Date, locale: string): string =>
  formatter(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(at)

/** A moment with its weekday and the name of its time zone, so that nobody has to guess whose nine o'clock it is. */
export const momentInFull = (at: Date, locale: string): string =>
  formatter(locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  }).format(at)

const counters = new Map<string, Intl.NumberFormat>()

/** A whole number, with the marks of the language between its thousands. */
export function count(n: number, locale: string): string {
  const made = counters.get(locale) ?? new Intl.NumberFormat(locale)
  counters.set(locale, made)
  return made.format(n)
}
