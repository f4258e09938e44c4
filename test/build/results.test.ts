import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { load } from './load.ts'

interface Counted {
  passed: number
  failed: number
  skipped: number
}
type Count = (file: string) => Counted
type Settle = (
  name: string,
  code: number,
  counted: Counted,
  tell: (line: string) => void,
) => Omit<Counted, 'skipped'>

const { ofVitest, ofPlaywright, settle } = await load<{
  ofVitest: Count
  ofPlaywright: Count
  settle: Settle
}>('checks/results.mjs')
const said: string[] = []
const settled = (name: string, code: number, counted: Counted) =>
  settle(name, code, counted, (line) => said.push(line))
const folder = mkdtempSync(join(tmpdir(), 'ringdesk-results-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(told: unknown) {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(told))
  return file
}

const numbers = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }

test('a test file that does not load is a failure beside the failed tests', () => {
  const unloaded = { status: 'failed', assertionResults: [] }
  const loaded = { status: 'failed', assertionResults: [{}] }
  const file = report({ ...numbers, testResults: [unloaded, loaded] })
  expect(ofVitest(file)).toEqual({ passed: 7, failed: 2, skipped: 3 })
})

test('a spec that does not load is a failure, and a flaky one that passed is not', () => {
  const file = report({ stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 4 }, errors: [{}] })
  expect(ofPlaywright(file)).toEqual({ passed: 4, failed: 3, skipped: 4 })
})

test('a runner that died before it wrote anything has not passed', () => {
  expect(settled('unit', 1, ofVitest(join(folder, 'none.json')))).toEqual({ passed: 0, failed: 1 })
  expect(settled('e2e', 0, ofPlaywright(join(folder, 'none.json')))).toEqual({ passed: 0, failed: 1 })
  expect(said).toEqual(['unit: NOTHING RAN', 'e2e: NOTHING RAN'])
})

test('coverage that is too low fails a run in which every test passed', () => {
  expect(settled('unit', 1, { passed: 9, failed: 0, skipped: 0 })).toEqual({ passed: 9, failed: 1 })
  expect(settled('unit', 0, { passed: 9, failed: 0, skipped: 0 })).toEqual({ passed: 9, failed: 0 })
  expect(settled('unit', 1, { passed: 9, failed: 2, skipped: 0 })).toEqual({ passed: 9, failed: 2 })
})
