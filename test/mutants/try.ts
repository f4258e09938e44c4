import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from './mutant.ts'
import { MUTANTS } from './mutants.ts'

/** What the catchers need to run: the sources, the tests, and how the tests are set up. */
const PARTS = [
  'main',
  'preload',
  'renderer',
  'test',
  'vitest.config.ts',
  'package.json',
  'tsconfig.base.json',
]
/** So many storms may a mistake survive at most; and so many pass where there is none. */
const SEEDS = 3_000
const FIRST = 300

const root = process.cwd()

/** Runs `use` in a copy of the tree, which is gone afterwards. */
async function inCopy<T>(use: (copy: string) => Promise<T>): Promise<T> {
  const cache = join(root, '.cache', 'mutants')
  mkdirSync(cache, { recursive: true })
  const copy = mkdtempSync(join(cache, 'm-'))
  try {
    for (const part of PARTS) cpSync(join(root, part), join(copy, part), { recursive: true })
    return await use(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Does this catcher complain of the tree in `copy`? */
function complains(copy: string, by: readonly string[], seeds: number): Promise<boolean> {
  const vitest = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--root',
    copy,
    '--testTimeout',
    '20000',
  ]
  const storms = [join(copy, 'test/simulation/main.ts'), '--count', String(seeds), '--most', '1']
  const args = by[0] === 'simulation' ? storms : [...vitest, ...by]
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: copy, timeout: 600_000 }, (error) => resolve(error !== null))
  })
}

/** Makes one mistake in a copy. Rejects where it cannot be made any more: the code has changed, and so must the patch. */
const isCaught = ({ file, from, to, by }: Mutant): Promise<boolean> =>
  inCopy((copy) => {
    const source = readFileSync(join(copy, file), 'utf8')
    if (source.split(from).length !== 2) throw new Error(`${file} does not have just once: ${from}`)
    writeFileSync(
      join(copy, file),
      source.replace(from, () => to),
    )
    return complains(copy, [by], SEEDS)
  })

const only = process.argv[2]
const chosen = MUTANTS.filter(({ name }) => only === undefined || name === only)
const tests = [...new Set(chosen.map(({ by }) => by))].filter((by) => by !== 'simulation')
// A catcher that complains of the truth as well has noticed nothing.
const nervous = await inCopy(
  async (copy) =>
    (tests.length > 0 && (await complains(copy, tests, 0))) || complains(copy, ['simulation'], FIRST),
)
if (nervous) throw new Error('A catcher complains where there is no mistake.')

const left: string[] = []
for (const mutant of chosen) {
  const caught = await isCaught(mutant)
  if (!caught) left.push(mutant.name)
  console.error(`${caught ? 'caught' : 'LEFT'}  ${mutant.name}`)
}
console.log(JSON.stringify({ count: chosen.length, left }))
process.exit(left.length > 0 ? 1 : 0)
