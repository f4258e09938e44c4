// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { refuse, type LogLine } from '../../preload/contract.ts'
import { keyOfPhrase, linesIn, textOf } from '../../renderer/desk/log.ts'
import { WORDS } from '../../renderer/messages.ts'
import { NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const ASK = '0f0e0d0c-1111-4222-8333-444455556666'
const LINES: LogLine[] = [
  { at: NOW, level: 'info', phrase: 'answered', facts: { action: 'workitems.hold', ms: 42, ask: ASK } },
  { at: NOW - 10, level: 'warn', phrase: 'cache is slow', facts: {} },
  { at: NOW - 20, level: 'debug', phrase: 'asked', facts: { action: 'workitems.hold', ask: ASK } },
  { at: NOW - 30, level: 'error', phrase: 'connection given up', facts: { reason: 'no acknowledgement' } },
  { at: NOW - 40, level: 'info', phrase: 'a phrase of a later version', facts: {} },
]
const rows = () =>
  [...document.querySelectorAll('[aria-label=Log] li')].map((row) => row.textContent?.replace(/\s+/g, ' '))

async function theLog(answers: Parameters<typeof situation>[1] = {}) {
  const here = await situation({}, { 'app.log': () => ({ ok: true, value: LINES }), ...answers })
  await here.page.click('Diagnostics')
  return here
}

test('the log is told in sentences, with its facts as they were written', async () => {
  await theLog()
  expect(rows()).toHaveLength(5)
  expect(rows()[0]).toMatch(/Info.*What was asked for was answered.*action=workitems\.hold.*ms=42/)
  expect(rows()[3]).toMatch(/Error.*The connection was given up.*reason=no acknowledgement/)
  expect(rows()[4]).toContain('a phrase of a later version')
})

test('only what matters enough is shown', async () => {
  const { page } = await theLog()
  await page.fill('Lines', 'warn')
  expect(rows()).toHaveLength(2)
  expect(page.region('Diagnostics').textContent).toContain('2 lines')
})

test('all lines of one click are shown together, and then all again', async () => {
  const { page } = await theLog()
  document.querySelector<HTMLElement>('.ask')?.click()
  await settled()
  expect(rows()).toHaveLength(2)
  await page.click('All lines again')
  expect(rows()).toHaveLength(5)
})

test('it is read again when asked', async () => {
  const { page, asked } = await theLog()
  await page.click('Refresh')
  expect(asked('app.log')).toEqual([{ rows: 1000 }, { rows: 1000 }])
})

test('what is shown is copied as it stands in the file, and the button keeps the focus', async () => {
  const copy = vi.fn(() => true)
  Object.assign(document, { execCommand: copy })
  const { page } = await theLog()
  page.button('Copy as text').focus()
  await page.click('Copy as text')
  expect(copy).toHaveBeenCalledWith('copy')
  expect(page.region('Diagnostics').textContent).toContain('Copied')
  expect(document.activeElement).toBe(page.button('Copy as text'))
})

test('a log that cannot be read says so', async () => {
  const { page } = await theLog({ 'app.log': () => refuse('INTERNAL', 'No.') })
  expect(page.region('Diagnostics').textContent).toContain('The log could not be read.')
})

test('the text of the log has the oldest line first', () => {
  const text = textOf(linesIn(LINES, { level: 'warn', ask: '' })).split('\n')
  expect(text.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
    'error connection given up reason=no acknowledgement',
    'warn cache is slow',
  ])
})

test('every phrase that the log can say is a sentence in the window', () => {
  const source = readFileSync(join(import.meta.dirname, '../../main/logWords.ts'), 'utf8')
  const table = source.slice(source.indexOf('PHRASES'), source.indexOf('const LEVELS'))
  const phrases = [...table.matchAll(/'([^']+)'/g)].map((found) => keyOfPhrase(found[1] ?? ''))
  expect(phrases.length).toBeGreaterThan(25)
  const log = WORDS.en['log'] as { phrase: Record<string, string> }
  expect(phrases.filter((key) => !Object.hasOwn(log.phrase, key))).toEqual([])
})
