import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ACTIONS, type Verb } from '../../preload/contract.ts'
import { DispositionService, Nextiva, SchemaTypeClient, WorkitemsService } from '../../preload/services.ts'
import { load } from '../build/load.ts'
import { ROUTES } from '../simulator/core/routes.ts'

/** A row of docs/methods.md: what it is about, the files that keep it, the tests that show it. */
interface Row {
  what: string
  promise: string
  names: string[]
  code: string[]
  tests: { file: string; title: string }[]
}
interface Methods {
  documented(): Row[]
  rowsOf(rows: Row[], verb: string): Row[]
}
const { documented, rowsOf } = await load<Methods>('checks/methods.mjs')
const { EFFECTS } = await load<{ EFFECTS: Record<string, string> }>('checks/effects.mjs')

/** Is there a test of this name? A title of `each` stands here as in the source, with its places. */
const hasTest = (file: string, title: string): boolean =>
  existsSync(file) &&
  ['it', 'test'].some((word) => {
    const source = readFileSync(file, 'utf8')
    return [
      ...source.matchAll(new RegExp(`\\b${word}(?:\\.each\\([^]*?\\))?\\(\\s*(['"\`])(.*?)\\1,`, 'g')),
    ].some(([, , named]) => named === title)
  })

const rows = documented()
const verbs = Object.keys(ACTIONS)
const ofServer = Object.entries<Verb>(ACTIONS).flatMap(([name, { by }]) => (by === 'server' ? [name] : []))
const methods = [WorkitemsService, DispositionService, SchemaTypeClient, Nextiva].flatMap((service) =>
  Object.getOwnPropertyNames(service.prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => `${service.name}.${name}`),
)

describe('docs/methods.md', () => {
  it.each(methods)('has a row for %s', (method) => {
    expect(rows.some(({ names }) => names.includes(method))).toBe(true)
  })

  it.each(verbs)('has a row for %s, with a test that can be run by its name', (verb) => {
    const tests = rowsOf(rows, verb).flatMap((row) => row.tests)
    expect(tests.filter(({ title }) => !/[%$]/.test(title))).not.toEqual([])
  })

  it('names every effect that the sabotage leaves out, by a route that there is', () => {
    expect(Object.keys(EFFECTS).sort()).toEqual(ofServer.sort())
    const known = ROUTES.map(({ at }) => at)
    expect(Object.values(EFFECTS).filter((at) => !known.includes(at))).toEqual([])
  })

  it.each(rows)('tells the truth about $what: $promise', ({ what, promise, code, tests }) => {
    expect(what && promise).toBeTruthy()
    expect(code.length).toBeGreaterThan(0)
    expect(code.filter((file) => !existsSync(file))).toEqual([])
    expect(tests.length).toBeGreaterThan(0)
    expect(tests.filter(({ file, title }) => !hasTest(file, title))).toEqual([])
  })

  it('names no method that there is not', () => {
    const named = rows.flatMap(({ names }) => names).filter((word) => /^[A-Z]\w+\.\w+$/.test(word))
    expect(named.filter((method) => !methods.includes(method))).toEqual([])
  })
})
