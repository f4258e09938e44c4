import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { SCENES } from '../renderer/scenes.ts'
import { edgeless, measure, moving } from './support/measure.ts'
import { openStudio, type Studio } from './support/studio.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What may be wrong with a scene, and what was found of it. */
const QUESTIONS = {
  played: 'every scene comes about',
  axe: 'axe finds no fault, light, dark or with more contrast',
  wide: 'nothing is cut off, scrolls sideways or is too small to press',
  narrow: 'nor is it enlarged to 200 %',
  mirrored: 'nor where the language is read from the right',
  still: 'whoever asked for less motion sees none',
  forced: 'what can be pressed keeps its edge where the system takes the colours away',
}
type Question = keyof typeof QUESTIONS

/** Every rule of axe, or those that a change of colours alone can break. */
const audit = (page: Page, rules?: readonly string[]): Promise<string[]> =>
  page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(...given: unknown[]): Promise<AxeResults> } }
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(only && { runOnly: { type: 'rule', values: only } }),
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  }, rules)

const COLOURS = ['color-contrast']

/** The window of the scenes, with axe in it. */
async function openAudited(): Promise<Studio> {
  const studio = await openStudio(process.env['RINGDESK_E2E_HOME'] ?? '')
  await studio.page.context().addInitScript(AXE)
  return studio
}

interface Mistake {
  what: string
  styles: string
  /** Only where the system takes the colours away. */
  forced?: true
  ask(page: Page): Promise<string[]>
}
/** What the questions are there to find, as a mistake of the styles would bring it about; in any scene with a button. */
const MISTAKES: readonly Mistake[] = [
  {
    what: 'something moves on',
    styles: '@keyframes on { to { opacity: 0.5 } } .button { animation: on 900ms infinite !important }',
    ask: (page) => page.evaluate(moving),
  },
  {
    what: 'something glides when it is touched',
    styles: '.button { transition: background 200ms !important }',
    ask: (page) => page.evaluate(moving),
  },
  {
    what: 'no button has an edge',
    styles: '.button { border: 0 !important }',
    forced: true,
    ask: (page) => page.evaluate(edgeless),
  },
  {
    what: 'a button is too small to press',
    styles: '.button { min-height: 0 !important; height: 20px !important }',
    ask: (page) => page.evaluate(measure),
  },
  {
    what: 'the page is wider than its window',
    styles: 'body { inline-size: 3000px !important }',
    ask: (page) => page.evaluate(measure),
  },
  {
    what: 'words are hardly to be seen',
    styles: '* { color: #777 !important; background: #888 !important }',
    ask: (page) => audit(page, COLOURS),
  },
]

test('what the scenes are asked finds each mistake that it is there for', async () => {
  const studio = await openAudited()
  const { page } = studio
  const missed: string[] = []
  for (const { what, styles, forced, ask } of MISTAKES) {
    await page.emulateMedia({ contrast: null, forcedColors: 'none', reducedMotion: 'reduce' })
    await studio.show('ringing')
    if (forced) await page.emulateMedia({ forcedColors: 'active' })
    const before = await ask(page)
    await page.evaluate((words) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(words)
      document.adoptedStyleSheets.push(sheet)
    }, styles)
    if (before.length > 0 || (await ask(page)).length === 0) missed.push(what)
  }
  await studio.close()
  expect(missed).toEqual([])
})

// One window goes through all scenes; a test for each question would open it anew after the first that fails.
test('every scene can be read and used: by whoever cannot see, enlarges, wants contrast or no motion', async () => {
  test.setTimeout(300_000)
  const found: Partial<Record<Question, string[]>> = {}
  const studio = await openAudited()
  const { page } = studio
  const note = (question: Question, scene: string, problems: readonly string[]) =>
    (found[question] ??= []).push(...problems.map((problem) => `${scene}: ${problem}`))
  const theme = (value: string) =>
    page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), value)
  const contrast = (value: 'more' | null) =>
    page.emulateMedia({ contrast: value, forcedColors: null, reducedMotion: 'reduce' })

  for (const scene of Object.keys(SCENES)) {
    await contrast(null)
    const failed = await studio.show(scene).catch(String)
    if (failed) {
      note('played', scene, [failed])
      continue
    }
    note('still', scene, await page.evaluate(moving))
    note('wide', scene, await page.evaluate(measure))
    note('axe', scene, await audit(page))
    await theme('dark')
    note('axe', `${scene}, dark`, await audit(page, COLOURS))
    await contrast('more')
    note('axe', `${scene}, dark, more contrast`, await audit(page, COLOURS))
    await theme('light')
    note('axe', `${scene}, more contrast`, await audit(page, COLOURS))

    await page.emulateMedia({ contrast: null, forcedColors: 'active', reducedMotion: 'reduce' })
    note('forced', scene, await page.evaluate(edgeless))
    await contrast(null)
    await page.setViewportSize({ width: 540, height: 800 })
    note('narrow', scene, await page.evaluate(measure))
    await page.evaluate(() => void (document.documentElement.dir = 'rtl'))
    note('mirrored', scene, await page.evaluate(measure))
  }
  await studio.close()
  for (const [question, words] of Object.entries(QUESTIONS))
    expect.soft(found[question as Question] ?? [], words).toEqual([])
})
