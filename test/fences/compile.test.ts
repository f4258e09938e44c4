import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'

const MAIN = ['main/tsconfig.json', 'main/tried.ts'] as const
const PAGE = ['renderer/tsconfig.json', 'renderer/tried.ts'] as const
const TREATY = ['preload/tsconfig.json', 'preload/contract/tried.ts'] as const
const HOOK = ['preload/tsconfig.electron.json', 'preload/tried.ts'] as const

const NO_DOM = { code: 'TS2584', message: /^Cannot find name 'document'/ }
const NO_WINDOW = { code: 'TS2304', message: /^Cannot find name 'window'/ }
const NO_NODE = (name: string) => ({ code: 'TS2591', message: new RegExp(`^Cannot find name '${name}'`) })
const NOT_OURS = (file: string) => ({
  code: 'TS6307',
  message: new RegExp(`/${file}' is not listed within the file list of project`),
})

const reads = "import { readFileSync } from 'node:fs'; readFileSync('')"

describe.each([
  ['the main process', MAIN, 'document.title', NO_DOM],
  ['the main process', MAIN, 'window.name', NO_WINDOW],
  ['the main process', MAIN, "export * from '../renderer/format.ts'", NOT_OURS('renderer/format.ts')],
  [
    'the main process',
    MAIN,
    "export * from '../test/fixtures.ts'",
    { code: 'TS2307|TS6307', message: /test\/fixtures/ },
  ],
  ['the page', PAGE, reads, NO_NODE('node:fs')],
  ['the page', PAGE, 'process.exit()', NO_NODE('process')],
  ['the page', PAGE, "Buffer.from('')", NO_NODE('Buffer')],
  ['the page', PAGE, "require('electron')", NO_NODE('require')],
  ['the page', PAGE, "export * from '../main/config.ts'", NOT_OURS('main/config.ts')],
  ['the page', PAGE, "export * from '../main/softphone.ts'", NOT_OURS('main/softphone.ts')],
  ['the treaty', TREATY, reads, NO_NODE('node:fs')],
  ['the treaty', TREATY, 'process.exit()', NO_NODE('process')],
  ['the treaty', TREATY, 'document.title', NO_DOM],
  ['the treaty', TREATY, 'setTimeout(() => undefined, 1)', { code: 'TS2304', message: /'setTimeout'/ }],
  ['the treaty', TREATY, "export * from '../../main/config.ts'", NOT_OURS('main/config.ts')],
  ['the treaty', TREATY, "export * from '../../renderer/format.ts'", NOT_OURS('renderer/format.ts')],
  ['the preload script', HOOK, "export * from '../main/config.ts'", NOT_OURS('main/config.ts')],
])('in %s', (_where, [project, file], text, expected) => {
  it(`does not compile: ${text}`, () => {
    const found = compile(project, file, text)
    expect(found).toHaveLength(1)
    expect(expected.code.split('|')).toContain(found[0]?.code)
    expect(found[0]?.message).toMatch(expected.message)
  })
})

it.each([
  [
    'main',
    MAIN,
    `import type { AppState } from '../preload/contract.ts'; ${reads}; export type A = AppState`,
  ],
  ['the page', PAGE, "export * from '../preload/contract.ts'; export const title = document.title"],
  ['the treaty', TREATY, "import * as z from 'zod'; export const Id = z.string()"],
])('what is right compiles in %s', (_where, [project, file], text) => {
  expect(compile(project, file, text)).toEqual([])
})

it.each([
  ['an index that may miss', 'export const a = (list: string[]): string => list[0]', 'TS2322'],
  ['an undefined that is handed over', 'export const a: { b?: string } = { b: undefined }', 'TS2375'],
  ['a word that leaves code behind', 'export enum A { B }', 'TS1294'],
  [
    'a switch that falls through',
    'export const a = (b: 1 | 2) => { switch (b) { case 1: b.toFixed(); case 2: return } }',
    'TS7029',
  ],
  [
    'an import of types as code',
    "import { AppState } from '../preload/contract.ts'; export type A = AppState",
    'TS1484',
  ],
])('strictness refuses %s', (_what, text, code) => {
  expect(compile(...MAIN, text).map((found) => found.code)).toEqual([code])
})
