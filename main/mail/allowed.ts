/** Elements of a letter, and what we write for them: whatever is not here is no element, and its words are text. */
export const WRITTEN: Readonly<Record<string, string>> = {
  ...same('p div span b strong i em u s del ins sub sup small mark h1 h2 h3 h4 h5 h6 ul ol li dl dt dd'),
  ...same('blockquote pre code kbd samp table caption thead tbody tfoot tr td th abbr cite q address'),
  ...as('s', 'strike'),
  ...as('code', 'tt'),
  ...as('pre', 'xmp plaintext textarea listing'),
  ...as('span', 'font big a label button'),
  ...as('div', 'body center article section header footer main nav aside figure figcaption form fieldset'),
}
/** Those that have no end. */
export const EMPTY = new Set(['br', 'hr'])

/** Attributes that say nothing but how a table or a list is laid out. */
export const KEPT: Readonly<Record<string, RegExp>> = {
  colspan: /^[1-9]\d{0,2}$/,
  rowspan: /^[1-9]\d{0,2}$/,
  align: /^(?:left|right|center|justify)$/,
  valign: /^(?:top|middle|bottom|baseline)$/,
  dir: /^(?:ltr|rtl|auto)$/,
  lang: /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/,
  start: /^\d{1,6}$/,
}

function as(written: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, written]))
}
function same(names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, name]))
}
