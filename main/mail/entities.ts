/** The named characters that an address or a style could be disguised with; any other name stays as it is written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  Tab: '\t',
  NewLine: '\n',
  colon: ':',
  semi: ';',
  comma: ',',
  period: '.',
  sol: '/',
  bsol: '\\',
  lpar: '(',
  rpar: ')',
  num: '#',
  percnt: '%',
  quest: '?',
  equals: '=',
  commat: '@',
  lowbar: '_',
  hyphen: '-',
}

/** Names of characters that turn the reading direction or cannot be seen. */
const UNSEEN = new Set(['lrm', 'rlm', 'zwj', 'zwnj', 'NoBreak', 'ZeroWidthSpace', 'NegativeThinSpace'])
/** The same, and controls, as characters. */
const HIDDEN = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|[^\P{Cc}\n\t]+/gu
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const ANY = /&#(?:(\d{1,9})|x([\da-f]{1,8}));?|&([a-z][a-z\d]{1,31});|[&<>"]/gi

function numbered(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : '\ufffd'
}

/** The value of an attribute, as a browser would read it. */
export const attributeValue = (raw: string): string =>
  raw.replace(ANY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined || hex !== undefined) return numbered(decimal, hex)
    return (name === undefined ? undefined : NAMED[name]) ?? whole
  })

/** Characters between quotes or tags: whatever reads them, they begin and end nothing. */
export const escaped = (text: string): string =>
  text.replace(HIDDEN, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '')

/**
 * Text of a message as text of our document. Named characters are left to the browser: once a name is read, there is no
 * markup any more that it could become.
 */
export const escapedText = (raw: string): string =>
  raw.replace(HIDDEN, '').replace(ANY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined || hex !== undefined) return escaped(numbered(decimal, hex))
    if (name !== undefined) return UNSEEN.has(name) ? '' : whole
    return ESCAPES[whole] ?? ''
  })
