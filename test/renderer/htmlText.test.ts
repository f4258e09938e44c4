import { expect, test } from 'vitest'
import { htmlText } from '../../renderer/desk/htmlText.ts'
import { messageText } from '../../renderer/desk/messageText.ts'

test.each([
  ['paragraphs are lines of their own', '<p>Good day,</p><p>all is well.</p>', 'Good day,\n\nall is well.'],
  ['breaks break', 'one<br>two<BR/>three', 'one\ntwo\nthree'],
  ['a list has its points', '<ul><li>bread</li><li>milk</li></ul>', '• bread\n• milk'],
  ['cells of a row stay in their line', '<tr><td>12</td><td>EUR</td></tr>', '12  EUR'],
  ['white space of the source is none', '<p>\n  so\n  it   is\n</p>', 'so it is'],
  ['named and numbered characters', 'caf&eacute; &amp; &#8364;5 &#x20AC; &ntilde; &copy;', 'café & €5 € ñ ©'],
  [
    'what looks like one and is none',
    'AT&T &unknownthing; &#xFFFFFFF; &#55296;',
    'AT&T &unknownthing; &#xFFFFFFF; \ufffd',
  ],
  ['scripts and styles are nothing to read', '<style>p{}</style>a<script>alert(1)</script>b', 'ab'],
  ['not even unfinished ones', 'a<script>alert(1)', 'a'],
  ['nor comments', 'a<!-- hidden <b>x</b> -->b', 'ab'],
  [
    'markup that was meant as text stays text',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<script>alert(1)</script>',
  ],
  ['a smaller sign is no tag', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['nothing', '', ''],
])('%s', (_what, html, text) => expect(htmlText(html)).toBe(text))

test('a long one with many open signs takes no time', () => {
  const began = performance.now()
  htmlText('<'.repeat(200_000) + 'a'.repeat(200_000) + '<!--'.repeat(50_000))
  expect(performance.now() - began).toBeLessThan(2_000)
})

test.each([
  ['what was written as text', { body: 'plain', bodyParts: { 'text/html': '<p>html</p>' } }, 'plain'],
  ['the text part', { bodyParts: { 'text/plain': 'part', 'text/html': '<p>html</p>' } }, 'part'],
  ['the words of the HTML part', { body: ' ', bodyParts: { 'text/html': '<p>html</p>' } }, 'html'],
  ['the words of a body that is HTML', { body: '<div>in <b>bold</b></div>' }, 'in bold'],
  ['nothing of a body that did not come', {}, undefined],
  ['no marks that turn the words around', { body: 'a\u202eb\u0007c\r\nd' }, 'abc\nd'],
  ['a family whole', { body: '👨‍👩‍👧' }, '👨‍👩‍👧'],
])('a message shows %s', (_what, message, text) => expect(messageText(message)).toBe(text))
