import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const LOCALES = join(import.meta.dirname, '../../renderer/locales')

/** Every key of a file, `a.b.c`, with its words. */
const flat = (tree: object, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flat(value as object, `${path}${key}.`),
  )

test.each(['en', 'es'])('two files of %s never say different words for one thing', (language) => {
  const said = new Map<string, string>()
  const quarrels: string[] = []
  for (const name of readdirSync(join(LOCALES, language))) {
    const tree = JSON.parse(readFileSync(join(LOCALES, language, name), 'utf8')) as object
    for (const [key, words] of flat(tree)) {
      if ((said.get(key) ?? words) !== words) quarrels.push(`${key}: ${said.get(key)} / ${words} (${name})`)
      said.set(key, words)
    }
  }
  expect(quarrels).toEqual([])
})
