import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DispositionService, Nextiva, SchemaTypeClient, WorkitemsService } from '../../preload/services.ts'

/** A row of docs/methods.md: what it is about, the files that keep it, the tests that show it. */
interface Row {
  what: string
  promise: string
  code: string[]
  tests: { file: string; title: string }[]
}

const ticked = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? '')

function readRows(text: string): Row[] {
  const lines = text.split('\n').filter((line) => /^\| (?!what )/.test(line))
  return lines.map((line) => {
    const [, what = '', promise = '', code, tests = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return {
      what,
      promise,
      code: ticked(code),
      tests: tests.split('<br>').map((one) => {
        const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(one.trim()) ?? []
        return { file, title }
      }),
    }
  })
}

/** Is there a test of this name? A title of `each` stands here as in the source, with its places. */
const hasTest = (file: string, title: string): boolean =>
  existsSync(file) &&
  ['it', 'test'].some((word) => {
    const source = readFileSync(file, 'utf8')
    return [
      ...source.matchAll(new RegExp(`\\b${word}(?:\\.each\\([^]*?\\))?\\(\\s*(['"\`])(.*?)\\1,`, 'g')),
    ].some(([, , named]) => named === title)
  })

const rows = readRows(readFileSync('docs/methods.md', 'utf8'))
const methods = [WorkitemsService, DispositionService, SchemaTypeClient, Nextiva].flatMap((service) =>
  Object.getOwnPropertyNames(service.prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => `${service.name}.${name}`),
)

describe('docs/methods.md', () => {
  it.each(methods)('has a row for %s', (method) => {
    expect(rows.some(({ what }) => ticked(what).includes(method))).toBe(true)
  })

  it.each(rows)('tells the truth about $what: $promise', ({ what, promise, code, tests }) => {
    expect(what && promise).toBeTruthy()
    expect(code.length).toBeGreaterThan(0)
    expect(code.filter((file) => !existsSync(file))).toEqual([])
    expect(tests.length).toBeGreaterThan(0)
    expect(tests.filter(({ file, title }) => !hasTest(file, title))).toEqual([])
  })

  it('names no method that there is not', () => {
    const named = rows.flatMap(({ what }) => ticked(what)).filter((word) => /^[A-Z]\w+\.\w+$/.test(word))
    expect(named.filter((method) => !methods.includes(method))).toEqual([])
  })
})
