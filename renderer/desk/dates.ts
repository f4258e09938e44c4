import { dateOrder } from '../format.ts'

/** A day of the person's own calendar, `2026-03-04`, or a moment of it, `2026-03-04T09:30`: what fields and drafts keep. */
export type Local = string

const two = (n: number) => String(n).padStart(2, '0')
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/

/** What a date is, as a day or a moment of this machine's time zone. */
export function localOf(at: Date, withTime: boolean): Local {
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return withTime ? `${day}T${two(at.getHours())}:${two(at.getMinutes())}` : day
}

/** The date of a day (its midnight) or of a moment; nothing for what is neither. */
export function dateOf(local: Local): Date | undefined {
  const [, day = local, hour = '0', minute = '0'] = MOMENT.exec(local) ?? []
  const parts = DAY.exec(day)?.slice(1).map(Number)
  if (!parts) return undefined
  const [year = 0, month = 0, date = 0] = parts
  const at = new Date(year, month - 1, date, Number(hour), Number(minute))
  const isReal =
    at.getMonth() === month - 1 && at.getDate() === date && Number(hour) < 24 && Number(minute) < 60
  return isReal ? at : undefined
}

/** Where in time somebody types, and in which language. */
export interface Here {
  locale: string
  now: Date
}

/** What a person typed as a day: by numbers in the order of the language, as ISO writes it, or `tomorrow`. */
export const readDay = (text: string, here: Here): Local | undefined => {
  const read = dayAtStart(text, here)
  return read && !read.rest ? read.day : undefined
}

/** The same with a time after it: `3/14/2026 9:30`, `tomorrow 2 pm`. */
export function readMoment(text: string, here: Here): Local | undefined {
  const read = dayAtStart(text, here)
  const time = read && readTime(read.rest)
  return read && time ? `${read.day}T${time}` : undefined
}

function dayAtStart(typed: string, { locale, now }: Here): { day: Local; rest: string } | undefined {
  const text = typed.trim().toLocaleLowerCase(locale)
  const names = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (const days of [0, 1, -1, 2]) {
    const name = names.format(days, 'day').toLocaleLowerCase(locale)
    if (text !== name && !text.startsWith(`${name} `)) continue
    const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
    return { day: localOf(at, false), rest: text.slice(name.length).trim() }
  }
  const found = /^(\d{1,4})[/.-](\d{1,2})(?:[/.-](\d{1,4}))?(?:[t,\s]+(.*))?$/su.exec(text)
  if (!found) return undefined
  const [, first = '', second = '', third, rest = ''] = found
  const isIso = first.length > 2
  if (isIso && third === undefined) return undefined
  const order = isIso ? ['year', 'month', 'day'] : dateOrder(locale).filter((one) => third ?? one !== 'year')
  const given = [first, second, third]
  const number = (part: string) => Number(given[order.indexOf(part)] ?? now.getFullYear())
  const year = number('year')
  const full = year < 100 ? year + 2_000 : year
  const day = `${String(full).padStart(4, '0')}-${two(number('month'))}-${two(number('day'))}`
  return dateOf(day) && { day, rest: rest.trim() }
}

/** `9`, `930`, `9:30`, `9.30`, `9:30 pm`, `9 p. m.`, as `09:30`. */
function readTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?\s*m?\.?)?$/u.exec(text)
  if (!found) return undefined
  const [, given = '', minute = '00', half] = found
  const hour = Number(given)
  if (Number(minute) > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return undefined
  if (!half) return `${two(hour)}:${minute}`
  return `${two((hour % 12) + (half === 'p' ? 12 : 0))}:${minute}`
}

/** So many days later, at the same time of day. */
export function daysLater(local: Local, days: number): Local {
  const at = dateOf(local)
  if (!at) return local
  at.setDate(at.getDate() + days)
  return localOf(at, local.includes('T'))
}
