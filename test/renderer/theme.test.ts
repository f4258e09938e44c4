import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../renderer/theme.css'), 'utf8')
const SCHEMES = ['light', 'dark'] as const

/** The colours of a block of tokens, by name: the light one and the dark one. */
function tokensOf(block: string): Map<string, [string, string]> {
  const pairs = block.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)
  return new Map([...pairs].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]))
}
const usual = tokensOf(css.slice(0, css.indexOf('data-theme')))
const strong = new Map([...usual, ...tokensOf(css.slice(css.indexOf('data-contrast')))])

/** WCAG 2.2: the luminance of a colour, and how far two are apart. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Which inks are read on which grounds. */
const TEXT: Record<string, string[]> = {
  ink: ['ground', 'paper', 'raised', 'hover', 'pressed', 'accent-soft'],
  'ink-2': ['ground', 'paper', 'raised', 'hover', 'accent-soft'],
  'ink-3': ['ground', 'paper', 'raised'],
  accent: ['ground', 'paper', 'raised', 'accent-soft'],
  'on-accent': ['accent', 'accent-hover'],
  live: ['ground', 'paper', 'live-soft'],
  held: ['ground', 'paper', 'held-soft'],
  wrapup: ['ground', 'paper', 'wrapup-soft'],
  danger: ['ground', 'paper', 'raised', 'danger-soft'],
  'on-solid': ['live-solid', 'live-solid-hover', 'danger-solid', 'danger-solid-hover'],
}
/** What must be seen without being read: the edge of a field. */
const SHAPES: Record<string, string[]> = { edge: ['paper', 'raised'] }

function tooClose(tokens: typeof usual, pairs: Record<string, string[]>, least: number): string[] {
  return Object.entries(pairs).flatMap(([ink, grounds]) =>
    grounds.flatMap((ground) =>
      SCHEMES.flatMap((scheme, at) => {
        const ratio = contrast(tokens.get(ink)?.[at] ?? '', tokens.get(ground)?.[at] ?? '')
        return ratio >= least ? [] : [`${ink} on ${ground}, ${scheme}: ${ratio.toFixed(2)}`]
      }),
    ),
  )
}

test('every ink can be read on its grounds, light and dark', () => {
  expect(tooClose(usual, TEXT, 4.5)).toEqual([])
})

test('the edge of a field can be seen, light and dark', () => {
  expect(tooClose(usual, SHAPES, 3)).toEqual([])
})

test('asked for more contrast, the inks are further still from their grounds', () => {
  const inks = { ink: ['paper'], 'ink-2': ['paper'], 'ink-3': ['paper'], danger: ['paper'], live: ['paper'] }
  expect(tooClose(strong, inks, 7)).toEqual([])
})
