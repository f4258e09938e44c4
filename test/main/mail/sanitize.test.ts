import { expect, test } from 'vitest'
import { sanitize } from '../../../main/mail/sanitize.ts'

const words = { quoted: 'Earlier', picture: 'Picture' }
const letter = (source: string, shown?: ReadonlyMap<string, string>) =>
  sanitize(source, { words, ...(shown && { shown }) })

test.each([
  [
    'words keep their weight and their place',
    '<p>Hello <b>you</b></p><ul><li>one</li></ul>',
    '<p>Hello <b>you</b></p><ul><li>one</li></ul>',
  ],
  ['a line ends where it ended', 'Best<br>Eva<hr/>ACME<BR />', 'Best<br>Eva<hr>ACME<br>'],
  ['what is unfinished is finished', '<div><b>so<i>it is', '<div><b>so<i>it is</i></b></div>'],
  ['an end without a beginning is none', 'a</b></p></div>b', 'ab'],
  ['an element that nobody knows is its words', '<o:p><blink>still here</blink></o:p>', 'still here'],
  [
    'text that looks like markup stays text',
    '1 < 2 &lt;b&gt; &#60;i&#62; AT&T &eacute;',
    '1 &lt; 2 &lt;b&gt; &lt;i&gt; AT&amp;T &eacute;',
  ],
  [
    'scripts, styles and comments are nothing to read',
    'a<script>x</script><style>y</style><!-- z -->b',
    'ab',
  ],
  ['a tag that never ends is what was written', 'a < b <c d', 'a &lt; b &lt;c d'],
  [
    'what is hidden is not shown, and what follows is',
    '<div style="display:none">no<div>no</div></div>yes',
    'yes',
  ],
  [
    'hidden and unfinished, it hides no more than its place',
    '<td><span hidden>no</td><td>yes</td>',
    '<td></td><td>yes</td>',
  ],
  [
    'a table keeps its shape',
    '<table><tr><td colspan="2" align=CENTER>x</td></tr></table>',
    '<table><tr><td colspan="2" align="center">x</td></tr></table>',
  ],
  ['what turns the text around is taken out', 'a\u202eb&#8238;c&rlm;d\u0000', 'abcd'],
])('%s', (_what, source, html) => expect(letter(source).html).toBe(html))

test('of elements within elements the deepest are only their words', () => {
  const { html } = letter(`${'<div>'.repeat(500)}deep`)
  expect(html).toBe(`${'<div>'.repeat(80)}deep${'</div>'.repeat(80)}`)
})

test('looks become classes, each once, of declarations that are known', () => {
  const source = `<p style="color: #C00 !important; position:fixed; font-weight:bold">a</p><p style='font-weight:bold;background:url(x)'>b</p><p style="color:#c00;font-weight:bold">c</p>`
  expect(letter(source)).toMatchObject({
    html: '<p class="s0">a</p><p class="s1">b</p><p class="s0">c</p>',
    css: '.s0{color:#c00;font-weight:bold}\n.s1{font-weight:bold}',
    coloured: true,
  })
})

test.each([
  ['a style', '<p style="background-color:navy">a</p>', true],
  ['an old attribute', '<font color="red">a</font>', true],
  ['none', '<p style="font-weight:bold">a</p>', false],
])('a letter with colours of its own is known by %s', (_what, source, coloured) =>
  expect(letter(source).coloured).toBe(coloured),
)

test('a link is no link, but says where it would lead', () => {
  const source =
    '<a href="https://evil.example/login" target=_blank>https://<b>bank</b>.example</a> <a href="http://plain.example">plain</a> <a href="javascript:x">no</a>'
  const { html, links } = letter(source)
  expect(links).toEqual([
    { text: 'https://bank.example', address: 'https://evil.example/login', opens: true },
    { text: 'plain', address: 'http://plain.example/', opens: false },
  ])
  expect(html).not.toContain('href')
  expect(html).toContain('<span role="link" tabindex="0" data-link="0" title="https://evil.example/login">')
  expect(html).toContain('<span>no</span>')
})

test('pictures from elsewhere are held back and counted once, and those too small to be seen take no place', () => {
  const source =
    '<img src="https://a.example/1.png" alt="Our logo"><img src="https://a.example/1.png"><img src="https://a.example/dot.gif" width="1" height="1">'
  const { html, pictures } = letter(source)
  expect(pictures).toEqual(['https://a.example/1.png', 'https://a.example/dot.gif'])
  expect(html).toBe('<span class="picture">Our logo</span><span class="picture">Picture</span>')
})

test('a picture that was fetched stands in its place with its size, and one that came along needs no asking', () => {
  const shown = new Map([['https://a.example/1.png', 'data:image/png;base64,AAAA']])
  const source =
    '<img src="https://a.example/1.png" width=20 alt=\'"x\'><img src="data:image/gif;base64,R0lG"><img src="data:image/svg+xml;base64,AAAA">'
  expect(letter(source, shown).html).toBe(
    '<img src="data:image/png;base64,AAAA" alt="&quot;x" width="20"><img src="data:image/gif;base64,R0lG" alt="">',
  )
})

test.each(['<blockquote type="cite">', '<div class="gmail_quote">', '<blockquote class="yahoo_quoted x">'])(
  'what stands below %s is folded, once',
  (tag) => {
    const { html } = letter(`<p>New</p>${tag}<p>Old</p><blockquote type=cite>Older</blockquote>`)
    expect(html).toBe(
      '<p>New</p><details><summary>Earlier</summary><div><p>Old</p><blockquote>Older</blockquote></div></details>',
    )
  },
)
