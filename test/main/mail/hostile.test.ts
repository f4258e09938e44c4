import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sanitize } from '../../../main/mail/sanitize.ts'
import { fuzz } from '../../fuzz.ts'
import { hostileBody, TRICKS } from './bodies.ts'
import { wrongIn, wrongInCss } from './strict.ts'

const words = { quoted: 'Earlier', picture: 'Picture' }
/** Nothing that was asked for may be fetched, and no link may lead to anything but an address that is shown. */
function look(body: string): void {
  const letter = sanitize(body, { words })
  expect(wrongIn(letter.html)).toBeUndefined()
  expect(wrongInCss(letter.css)).toBeUndefined()
  for (const { address, opens } of letter.links)
    expect(address).toMatch(opens ? /^(?:https:\/\/|mailto:)/ : /^(?:http:\/\/|tel:)/)
  // With its pictures, as the person allows them.
  const shown = new Map(letter.pictures.map((one) => [one, 'data:image/png;base64,AAAA']))
  expect(wrongIn(sanitize(body, { words, shown }).html)).toBeUndefined()
}

test.each(TRICKS)('a letter can do nothing with %s', look)

test('no letter that was made up of them can do anything', { timeout: 3_600_000 }, () => {
  fc.assert(fc.property(hostileBody, look), fuzz(3_000))
})

test.each([
  ['open tags', '<a '.repeat(300_000)],
  ['quotes', '<a href="'.repeat(200_000)],
  ['comments', '<!--'.repeat(300_000)],
  ['elements within elements', '<div>'.repeat(200_000)],
  ['unseen ones', '<div hidden>'.repeat(200_000)],
  ['scripts', '<script>'.repeat(200_000)],
  ['white space', `<p ${' '.repeat(500_000)}x`],
  ['signs', '&'.repeat(500_000) + '&#'.repeat(200_000)],
  ['links', '<a href="https://a.example">x'.repeat(50_000)],
])('a million %s take no longer than a letter', (_what, body) => {
  const began = performance.now()
  expect(wrongIn(sanitize(body, { words }).html)).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(5_000)
})
