import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeMarkup, plainText } from '../../../main/desktop/plainText.ts'

it.each([
  ['Ana Ruiz', 'Ana Ruiz'],
  ['  Ana\n\tRuiz ', 'Ana Ruiz'],
  ['\u202eziuR anA', 'ziuR anA'],
  ['A\u200bn\u200da\ufeff', 'A n a'],
  ['\u2066Ana\u2069', 'Ana'],
  ['Ana\u0000\u001b[31m', 'Ana [31m'],
  ['José Müller 李伟 عمر', 'José Müller 李伟 عمر'],
  ['\u3164\u115f', ''],
  ['\u{e0041}\u{e007f}', ''],
])('reads %j as %j', (given, plain) => {
  expect(plainText(given)).toBe(plain)
})

it('cuts what nobody could read, between characters', () => {
  const cut = plainText('😀'.repeat(100))
  expect(Array.from(cut)).toHaveLength(80)
  expect(cut.endsWith('😀…')).toBe(true)
})

it('leaves one line without marks that cannot be seen, whatever it is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(plainText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
    }),
    { numRuns: 5_000 },
  )
})

it('leaves nothing of markup alive', () => {
  expect(escapeMarkup(`<b a="1" b='2'>&amp;</b>`)).toBe(
    '&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;',
  )
})
