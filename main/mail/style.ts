/** What is left of a `style`: declarations of the allow-list. */
export interface Style {
  css: string
  /** The writer chose colours, which are legible only together. */
  coloured: boolean
  /** It was not meant to be seen. */
  hidden: boolean
}

const LENGTH = String.raw`(?:0|\d{1,3}(?:\.\d{1,3})?(?:px|pt|em|rem|%))`
const COLOUR = String.raw`(?:#[\da-f]{3,8}|[a-z]{3,20}|rgba?\([\d.,%\s/]{1,40}\)|hsla?\([\d.,%\s/deg]{1,40}\))`
const EDGE = String.raw`(?:(?:${LENGTH}|thin|medium|none|solid|dashed|dotted|double|${COLOUR})\s*){1,3}`
const words = (...list: string[]) => new RegExp(`^(?:${list.join('|')})$`)
const SIDES = new RegExp(`^${LENGTH}(?:\\s+${LENGTH}){0,3}$`)
const MARGINS = new RegExp(`^(?:${LENGTH}|auto)(?:\\s+(?:${LENGTH}|auto)){0,3}$`)
const ONE_COLOUR = new RegExp(`^${COLOUR}$`)
const ONE_EDGE = new RegExp(`^${EDGE}$`)
const ONE_LENGTH = new RegExp(`^${LENGTH}$`)

/** What a letter may say of its looks: nothing that fetches, covers, moves or leaves its place. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  color: ONE_COLOUR,
  'background-color': ONE_COLOUR,
  'font-weight': words('normal', 'bold', 'bolder', 'lighter', '[1-9]00'),
  'font-style': words('normal', 'italic', 'oblique'),
  'font-size':
    /^(?:(?:9|[1-3]\d|4[0-8])(?:\.\d{1,3})?(?:px|pt)|(?:0\.[7-9]\d{0,2}|[1-3](?:\.\d{1,3})?)r?em|(?:[7-9]\d|[1-3]\d\d)%|x?-?(?:small|large)|medium|smaller|larger)$/,
  'text-align': words('left', 'right', 'center', 'justify', 'start', 'end'),
  'text-decoration': words('none', 'underline', 'line-through'),
  'text-transform': words('none', 'uppercase', 'lowercase', 'capitalize'),
  'white-space': words('normal', 'pre', 'pre-wrap', 'pre-line', 'nowrap'),
  'vertical-align': words('top', 'middle', 'bottom', 'baseline', 'sub', 'super'),
  'line-height': new RegExp(`^(?:normal|[1-2](?:\\.\\d{1,3})?|1[0-9]{2}%|[1-5]\\dpx)$`),
  'list-style-type': words('none', 'disc', 'circle', 'square', 'decimal', '(?:lower|upper)-(?:alpha|roman)'),
  'border-collapse': words('collapse', 'separate'),
  display: words('block', 'inline', 'inline-block'),
  width: ONE_LENGTH,
  'max-width': ONE_LENGTH,
  'border-radius': SIDES,
  ...Object.fromEntries(
    ['border', 'border-top', 'border-right', 'border-bottom', 'border-left'].map((name) => [name, ONE_EDGE]),
  ),
  ...sided('padding', SIDES),
  ...sided('margin', MARGINS),
}
const HIDDEN: Readonly<Record<string, RegExp>> = { display: /^none$/, visibility: /^hidden$/ }

function sided(name: string, form: RegExp): Record<string, RegExp> {
  return Object.fromEntries(['', '-top', '-right', '-bottom', '-left'].map((side) => [name + side, form]))
}

/** Reads declarations one by one; a word that is not on the list costs its declaration, and nothing else. */
export function readStyle(source: string): Style {
  const css: string[] = []
  let hidden = false
  let coloured = false
  for (const declaration of source.slice(0, 4_000).split(';')) {
    const colon = declaration.indexOf(':')
    const value = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase()
      .replace(/\s*!\s*important$/, '')
    let name = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    // The short form is taken where it is a colour and nothing else.
    if (name === 'background') name = 'background-color'
    if (name === 'font-family' && /mono|courier|consolas/.test(value)) css.push('font-family:monospace')
    if (Object.hasOwn(HIDDEN, name) && HIDDEN[name]?.test(value)) hidden = true
    if (!Object.hasOwn(ALLOWED, name) || !ALLOWED[name]?.test(value)) continue
    css.push(`${name}:${value}`)
    if (name.endsWith('color')) coloured = true
  }
  return { css: css.join(';'), coloured, hidden }
}

/** A colour as old attributes say it; nothing where it is none. */
export const readColour = (value: string): string | undefined => {
  const colour = value.trim().toLowerCase()
  return ONE_COLOUR.test(colour) ? colour : undefined
}
