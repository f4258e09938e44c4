import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** How long one catcher may think about one mistake, ms: a mistake that makes it hang is noticed, too. */
const DEADLINE_MS = 120_000

const root = process.cwd()
const VITEST = join(root, 'node_modules/vitest/vitest.mjs')
/** One process, no walls between its files, and no word after the first failure: a second for what took seven. */
const QUICKLY = ['--pool=threads', '--no-isolate', '--maxWorkers=1', '--bail=1']

/** Does this program of a copy fail, or never end? */
const complains = (copy: string, args: readonly string[], timeout: number): Promise<boolean> =>
  new Promise((resolve) => {
    const how = { cwd: copy, timeout, killSignal: 'SIGKILL' } as const
    execFile(process.execPath, args, how, (error) => resolve(error !== null))
  })

/** Do storms from `seed` on go wrong in this copy? */
export const stormsComplain = (
  copy: string,
  seed: number,
  count: number,
  timeout = DEADLINE_MS,
): Promise<boolean> => {
  const many = ['--seed', String(seed), '--count', String(count), '--most', '1', '--unshrunk']
  return complains(copy, ['test/simulation/main.ts', ...many], timeout)
}

/** Does one of these test files go wrong in this copy? */
export const testsComplain = async (
  copy: string,
  files: readonly string[],
  timeout = DEADLINE_MS,
): Promise<boolean> => {
  // Without a name it would run all there are.
  if (files.length === 0) return false
  const config = join(root, 'test/mutants/vitest.config.ts')
  return complains(copy, [VITEST, 'run', '--root', copy, '--config', config, ...QUICKLY, ...files], timeout)
}

/** Does this for each of them, so many at a time. */
export async function each<T>(items: readonly T[], atOnce: number, run: (item: T) => Promise<void>) {
  const waiting = [...items]
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
