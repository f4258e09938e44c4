import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { MUTANTS } from './mutants.ts'

/** As many as were fixed beforehand, and those of what watches and records. */
const LISTED = 36 + 10

test(
  'each mistake that a sync core may make is noticed by a test or a storm',
  { timeout: 600_000 },
  async () => {
    const told = await new Promise<string>((resolve) => {
      execFile(process.execPath, ['test/mutants/try.ts'], (_error, stdout, stderr) =>
        resolve(stdout || stderr),
      )
    })
    expect(JSON.parse(told)).toEqual({ count: LISTED, left: [] })
    expect(MUTANTS).toHaveLength(LISTED)
  },
)
