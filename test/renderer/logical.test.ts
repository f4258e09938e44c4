import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const RENDERER = join(import.meta.dirname, '../../renderer')

/** What names a side of the screen instead of the start and the end of a line. */
const PHYSICAL = [
  /^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b/,
  /^(left|right)$/,
  /^border-(top|bottom)-(left|right)-radius$/,
]
const SIDED_WORDS = /^(text-align|float|clear|justify-\w+)\s*:\s*(left|right)\b/
const SHORTHANDS =
  /^(margin|padding|inset|border-width|border-style|border-color|scroll-margin|scroll-padding)$/

/** The parts of a value, `calc(1px + 2px)` being one. */
const parts = (value: string) => value.match(/[^\s()]*\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()]+/g) ?? []

/** Why a declaration would stand on the wrong side in Arabic or Hebrew; nothing where it would not. */
function sided(declaration: string): boolean {
  const [property = '', value = ''] = declaration.split(/:\s*/)
  if (PHYSICAL.some((pattern) => pattern.test(property)) || SIDED_WORDS.test(declaration)) return true
  const [, right, , left] = parts(value)
  return SHORTHANDS.test(property) && left !== undefined && left !== right
}

/** The declarations of a sheet, or of the styles and the `style` attributes of a component. */
function declarations(name: string): string[] {
  const text = readFileSync(join(RENDERER, name), 'utf8')
  const styles = name.endsWith('.css')
    ? [text]
    : [...text.matchAll(/<style[^>]*>([^]*?)<\/style>|\sstyle="([^"]*)"/g)].map(
        ([, a, b]) => a ?? `x{${b ?? ''};}`,
      )
  return styles
    .map((style) => style.replaceAll(/\/\*[^]*?\*\//g, ''))
    .flatMap((style) => style.match(/[\w-]+\s*:[^;{}]+(?=[;}])/g) ?? [])
    .map((one) => one.replaceAll(/\s+/g, ' ').replace(' :', ':'))
}

const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(vue|css)$/.test(name),
)

test('no style names the left or the right: a language that is read from the right turns the whole window', () => {
  const found = files.flatMap((name) =>
    declarations(name)
      .filter(sided)
      .map((one) => `${name}: ${one}`),
  )
  expect(found).toEqual([])
})

test('the sides are found in every way in which a style may name them', () => {
  const wrong = [
    ...['margin-left: auto', 'border-right: 1px solid', 'left: 0', 'text-align: right', 'float: left'],
    ...['padding: 1px 2px 3px 4px', 'inset: 0 auto calc(1px + 2px) 0', 'border-top-left-radius: 2px'],
  ]
  const right = [
    'margin: 1px 2px 3px 2px',
    'margin-inline-start: auto',
    'text-align: start',
    'inset: auto 0 0',
  ]
  expect(wrong.filter((one) => !sided(one))).toEqual([])
  expect(right.filter(sided)).toEqual([])
})
