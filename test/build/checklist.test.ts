import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { load } from './load.ts'

const POINTS = Array.from({ length: 20 }, (_, i) => i + 1)
const FOLDER = join(import.meta.dirname, '../packaged/checklist')

test('each of the 20 points of the security checklist has a test on the package, and a spoilt build to fail it', async () => {
  const sources = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  const tried = sources.flatMap((text) =>
    [...text.matchAll(/^test\('(\d+)\. /gm)].map(([, point]) => Number(point)),
  )
  expect([...new Set(tried)].sort((a, b) => a - b)).toEqual(POINTS)
  const { SPOILT } = await load<{ SPOILT: { point: number }[] }>('checks/spoilt.mjs')
  expect([...new Set(SPOILT.map(({ point }) => point))].sort((a, b) => a - b)).toEqual(POINTS)
})
