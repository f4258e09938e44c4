import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = (folder: string): URL[] =>
  readdirSync(new URL(`../${folder}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => new URL(`../${folder}/${name}`, import.meta.url))

/** What would make one run differ from the next, or need a machine to run on. */
const AMBIENT = [
  /from 'node:/,
  /from 'ws'/,
  /\bDate\.now\b/,
  /new Date\(\)/,
  /\bMath\.random\b/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bcrypto\b/,
  /\bprocess\./,
  /\bperformance\b/,
  /from '.*preload\/lifecycle/,
]

test('the centre, its seeds and its control take time, chance and network as ports', () => {
  const all = ['core', 'seed', 'control'].flatMap(files)
  expect(all.length).toBeGreaterThan(40)
  const found = all.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return AMBIENT.filter((pattern) => pattern.test(text)).map(
      (pattern) => `${file.pathname}: ${pattern.source}`,
    )
  })
  expect(found).toEqual([])
})
