import { expect, test } from 'vitest'
import {
  duration,
  initials,
  moment,
  phone,
  plain,
  secondsLeft,
  timeOfDay,
  twoMoments,
} from '../../renderer/format.ts'

test('a caller who writes backwards or invisibly is shown as plain words', () => {
  expect(plain('\u202Enimda\u202C Ana')).toBe('nimda Ana')
  expect(plain('A\u200Bn\u2060a\uFEFF')).toBe('Ana')
  expect(plain('  Ana \n\t Ruiz ')).toBe('Ana Ruiz')
  expect(plain('\u2067\u200F')).toBe('')
})

test('a length of time has two digits for seconds, and hours only when there are any', () => {
  expect([0, 7_999, 192_000, 3_600_000, 36_061_000].map(duration)).toEqual([
    '0:00',
    '0:07',
    '3:12',
    '1:00:00',
    '10:01:01',
  ])
})

test('a clock that is a little ahead shows no time below zero', () => {
  expect(duration(-5_000)).toBe('0:00')
  expect(secondsLeft(-1)).toBe(0)
})

test('the last part of a second still counts as time left', () => {
  expect(secondsLeft(1)).toBe(1)
  expect(secondsLeft(12_000)).toBe(12)
})

test('a number is written as people write it, and what is none stays as it came', () => {
  expect(phone('+14805550134', 'US')).toBe('+1 480 555 0134')
  expect(phone('(480) 555-0134', 'US')).toBe('+1 480 555 0134')
  expect(phone('915 55 01 43', 'ES')).toBe('+34 915 55 01 43')
  expect(phone('anonymous', 'US')).toBe('anonymous')
  expect(phone('1234', 'US')).toBe('1234')
  expect(phone('', 'US')).toBe('')
})

test('a region nobody has heard of leaves the number as it came', () => {
  expect(phone('555 0134', 'ZZ')).toBe('555 0134')
})

test('initials stand for a person, and a bare number has none', () => {
  expect(['Ana Ruiz', 'ana', 'José María de la Cruz', '+34 915', '', 'Ana 2'].map(initials)).toEqual([
    'AR',
    'A',
    'JC',
    '',
    '',
    'A',
  ])
})

test('what was today is told by its hour, this week by its day, before that by its date', () => {
  const now = new Date(2025, 2, 5, 10, 0).getTime()
  const at = (day: number, hour: number) => new Date(2025, 2, day, hour, 5).getTime()
  expect(moment(at(5, 8), now, 'es')).toBe('8:05')
  expect(moment(at(4, 23), now, 'en')).toBe('Tue')
  expect(moment(new Date(2025, 1, 12).getTime(), now, 'en')).toBe('Feb 12')
})

test('the time of day is written as its language writes it', () => {
  const at = new Date(2025, 2, 4, 16, 5).getTime()
  expect(timeOfDay(at, 'es')).toBe('16:05')
  expect(timeOfDay(at, 'en')).toMatch(/^4:05.PM$/u)
})

test('two moments of one minute are told apart by their seconds, of two days by their days', () => {
  const at = new Date(2026, 10, 22, 16, 5, 12).getTime()
  expect(twoMoments(at, at + 4_000, 'es')).toEqual({ from: '16:05:12', to: '16:05:16' })
  expect(twoMoments(at, at + 60_000, 'es')).toEqual({ from: '16:05', to: '16:06' })
  expect(twoMoments(at - 86_400_000, at, 'es').from).toMatch(/^21 nov 2026, 16:05/)
})

test('the same digits are another number in another country, and thousands of numbers are each their own', () => {
  const both = () => [phone('915550178', 'ES'), phone('915550178', 'US')]
  expect(both()).toEqual(['+34 915 55 01 78', '915550178'])
  for (let n = 0; n < 2_500; n += 1) expect(phone(`+1480555${1000 + n}`, 'US')).toBe(`+1 480 555 ${1000 + n}`)
  expect(both()).toEqual(['+34 915 55 01 78', '915550178'])
})
