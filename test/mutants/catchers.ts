import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** How long one catcher may think about one mistake, ms: a mistake that makes it hang is noticed, too. */
const DEADLINE_MS = 120_000

const root = process.cwd()

/** Do storms from `seed` on go wrong in this copy, or never end? */
export function stormsComplain(
  copy: string,
  seed: number,
  count: number,
  timeout = DEADLINE_MS,
): Promise<boolean> {
  const storms = join(copy, 'test/simulation/main.ts')
  const args = [storms, '--seed', String(seed), '--count', String(count), '--most', '1', '--unshrunk']
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: copy, timeout }, (error) => resolve(error !== null))
  })
}

/** A test file in a copy. */
export interface TestFile {
  copy: string
  file: string
}

/** Runs test files of many copies in one go, and answers those that complain. Throws where none ran at all. */
export async function testsComplain(
  folder: string,
  files: readonly TestFile[],
): Promise<readonly TestFile[]> {
  if (files.length === 0) return []
  const report = join(folder, 'report.json')
  const config = join(root, 'test/mutants/vitest.config.ts')
  const names = files.map(({ copy, file }) => relative(folder, join(copy, file)))
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const how = ['run', '--root', folder, '--config', config, '--reporter=json', `--outputFile=${report}`]
  const limit = DEADLINE_MS + files.length * 5_000
  await new Promise<void>((resolve) => {
    execFile(process.execPath, [vitest, ...how, ...names], { cwd: folder, timeout: limit }, () => resolve())
  })
  const told = JSON.parse(readFileSync(report, 'utf8')) as { testResults: { name: string; status: string }[] }
  if (told.testResults.length === 0) throw new Error('No catcher ran.')
  const passed = new Set(told.testResults.flatMap(({ name, status }) => (status === 'passed' ? [name] : [])))
  return files.filter(({ copy, file }) => !passed.has(join(copy, file)))
}
