import { expect, test } from 'vitest'
import { match } from '../../renderer/desk/match.ts'

const isFound = (typed: string, text: string) => match(typed, text) !== undefined
/** The texts that answer, the best first. */
const found = (typed: string, ...texts: string[]) =>
  texts
    .flatMap((text) => ({ text, cost: match(typed, text) ?? Infinity }))
    .filter(({ cost }) => cost < Infinity)
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ text }) => text)

test.each([
  ['hang', 'Hang up'],
  ['hu', 'Hang up'],
  ['ha u', 'Hang up'],
  ['ana ho', 'Hold Ana Ruiz'],
  ['unión', 'UNION todos'],
  ['', 'anything'],
])('"%s" means "%s"', (typed, text) => expect(isFound(typed, text)).toBe(true))

test.each([
  ['up hangx', 'Hang up'],
  ['ang', 'Hang up'],
  ['uh', 'Hang up'],
  ['hold ben', 'Hold Ana Ruiz'],
])('"%s" does not mean "%s"', (typed, text) => expect(isFound(typed, text)).toBe(false))

test('one word that begins so comes before several, and the first word before a later one', () => {
  expect(found('ho', 'Help others', 'Go home', 'Hold')).toEqual(['Hold', 'Go home', 'Help others'])
})
