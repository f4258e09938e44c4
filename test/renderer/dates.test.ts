// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { dateOf, daysLater, localOf, readDay, readMoment } from '../../renderer/desk/dates.ts'
import { NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

/** A Tuesday. */
const now = new Date(2025, 2, 4, 10, 42)
const day = (text: string, locale = 'en') => readDay(text, { locale, now })
const moment = (text: string, locale = 'en') => readMoment(text, { locale, now })

test.each([
  ['3/14/2026', 'en', '2026-03-14'],
  ['14/3/2026', 'es', '2026-03-14'],
  ['14.3.26', 'es', '2026-03-14'],
  ['3/14', 'en', '2025-03-14'],
  ['14-3', 'es', '2025-03-14'],
  ['2026-03-14', 'es', '2026-03-14'],
  [' Tomorrow ', 'en', '2025-03-05'],
  ['ayer', 'es', '2025-03-03'],
  ['2/29/2028', 'en', '2028-02-29'],
])('a day that is typed as %s in %s is understood', (text, locale, read) => {
  expect(day(text, locale)).toBe(read)
})

test.each([
  ['14/3/2026', 'en'],
  ['3/14/2026', 'es'],
  ['2/29/2026', 'en'],
  ['3/0/2026', 'en'],
  ['3/14/2026 9:30', 'en'],
  ['2026-03', 'en'],
  ['ayer', 'en'],
  ['soon', 'en'],
  ['', 'en'],
])('%s is no day in %s', (text, locale) => {
  expect(day(text, locale)).toBeUndefined()
})

test.each([
  ['3/14/2026 9', 'en', '2026-03-14T09:00'],
  ['3/14/2026, 9:30 PM', 'en', '2026-03-14T21:30'],
  ['3/14 930', 'en', '2025-03-14T09:30'],
  ['tomorrow 12 am', 'en', '2025-03-05T00:00'],
  ['today 12:15pm', 'en', '2025-03-04T12:15'],
  ['mañana 17.45', 'es', '2025-03-05T17:45'],
  ['14/3/2026, 9:30 p. m.', 'es', '2026-03-14T21:30'],
  ['2026-03-14T09:30', 'en', '2026-03-14T09:30'],
])('a moment that is typed as %s in %s is understood', (text, locale, read) => {
  expect(moment(text, locale)).toBe(read)
})

test.each(['3/14/2026', 'tomorrow', '3/14/2026 25:00', '3/14/2026 9:75', '3/14/2026 13 pm', '9:30'])(
  '%s is no moment',
  (text) => expect(moment(text)).toBeUndefined(),
)

test('a day is kept as it is written on a calendar, and what is none on any is nothing', () => {
  expect(localOf(now, true)).toBe('2025-03-04T10:42')
  expect(dateOf('2025-03-04T10:42')).toEqual(now)
  expect(['2025-02-30', '2025-03-04T24:00', 'soon', ''].map(dateOf)).toEqual(Array(4).fill(undefined))
  expect([daysLater('2025-02-28', 1), daysLater('2025-03-01T08:00', -1)]).toEqual([
    '2025-03-01',
    '2025-02-28T08:00',
  ])
})

/** The window with the filters of the history open. */
async function filters() {
  const here = await situation()
  await here.page.click('History')
  await here.page.click('Filters')
  const field = here.page.field('From day')
  const hint = () => document.getElementById(field.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')
  const leave = async () => {
    field.dispatchEvent(new Event('blur'))
    await settled()
  }
  return { ...here, field, hint, leave }
}

test('a day is told back with its weekday, and written as the language writes it once the field is left', async () => {
  const { page, field, hint, leave } = await filters()
  await page.fill('From day', 'tomorrow')
  expect(field.value).toBe('tomorrow')
  expect(hint()?.textContent).toContain('Wed, Mar 5, 2025')
  await leave()
  expect(field.value).toBe('3/5/2025')
})

test('what is no day stays in its field and says how to write one, and narrows nothing', async () => {
  const { page, field, leave, asked } = await filters()
  await page.fill('From day', 'soon')
  expect(page.alerts()).toEqual([])
  await leave()
  expect(field.value).toBe('soon')
  expect(page.alerts()).toEqual(['“soon” is no day. Write it like 12/31/2026.'])
  expect(asked('history.search').at(-1)).toMatchObject({ q: '' })
})

test('another language writes the same day in its own way', async () => {
  const { page, field, leave } = await filters()
  await page.fill('From day', '3/5/2025')
  await leave()
  await page.click('Language')
  document.querySelectorAll<HTMLElement>('[role=menuitemradio]')[1]?.click()
  await settled()
  expect(field.value).toBe('5/3/2025')
})

test('the arrows go a day on or back, from nothing to today', async () => {
  const { page, field } = await filters()
  page.key('ArrowUp', field)
  await settled()
  expect(dateOf(localOf(new Date(NOW), false))?.getDate()).toBe(4)
  expect(field.value).toBe('3/4/2025')
  page.key('ArrowDown', field)
  await settled()
  expect(field.value).toBe('3/3/2025')
})
