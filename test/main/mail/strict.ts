/**
 * The language in which letters are shown, read by a reader that knows nothing else: typed from what a document may hold,
 * and not from the code that writes it.
 */
const ELEMENTS =
  'p div span b strong i em u s del ins sub sup small mark h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd samp table caption thead tbody tfoot tr td th abbr cite q address details summary'.split(
    ' ',
  )
const VOID = ['br', 'hr', 'img']
const VALUES: Record<string, RegExp> = {
  class: /^(?:s\d+|picture)$/,
  colspan: /^\d+$/,
  rowspan: /^\d+$/,
  width: /^\d+$/,
  height: /^\d+$/,
  start: /^\d+$/,
  align: /^[a-z]+$/,
  valign: /^[a-z]+$/,
  dir: /^(?:ltr|rtl|auto)$/,
  lang: /^[a-z\d-]+$/,
  role: /^link$/,
  tabindex: /^0$/,
  'data-link': /^\d+$/,
  title: /^(?:https?:|mailto:|tel:)[^<>]*$/,
  alt: /^[^<>]*$/,
  src: /^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z\d+/=\s]*$/i,
}
const PART = /<(\/?)([a-z][a-z\d]*)((?: [a-z-]+="[^"<>]*")*)>|[^<>]+/y

/** What is wrong with it, in words; nothing where it is a letter that can do nothing. */
export function wrongIn(html: string): string | undefined {
  const open: string[] = []
  PART.lastIndex = 0
  while (PART.lastIndex < html.length) {
    const at = PART.lastIndex
    const found = PART.exec(html)
    if (!found) return `not a part: ${html.slice(at, at + 60)}`
    const [, slash, name, attributes = ''] = found
    if (name === undefined) continue
    if (slash) {
      if (open.pop() !== name) return `</${name}> ends something else`
      continue
    }
    if (!ELEMENTS.includes(name) && !VOID.includes(name)) return `the element ${name}`
    if (!VOID.includes(name)) open.push(name)
    for (const [, key = '', value = ''] of attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g))
      if (!VALUES[key]?.test(value)) return `${key}="${value.slice(0, 60)}" on ${name}`
  }
  return open.length > 0 ? `${open.join()} without an end` : undefined
}

/** The same for its style sheet: classes of ours, and declarations that fetch, cover and end nothing. */
export function wrongInCss(css: string): string | undefined {
  const rule = css
    .split('\n')
    .find(
      (line) =>
        line !== '' && !/^\.s\d+\{[a-z-]+:[a-z\d#.,%() /-]+(?:;[a-z-]+:[a-z\d#.,%() /-]+)*\}$/.test(line),
    )
  if (rule !== undefined) return rule
  return /url|import|expression|position|fixed|image|content|behavior|z-index|\\/.exec(css)?.[0]
}
