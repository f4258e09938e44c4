import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'

const typed = new ESLint()
let quick: ESLint

/** The fences need no types, and reading the types of a whole project for each of them takes long. */
beforeAll(async () => {
  const config = (await typed.calculateConfigForFile('main/store.ts')) as { rules: Record<string, unknown> }
  const needTypes = Object.keys(config.rules).filter((name) => name.startsWith('@typescript-eslint/'))
  quick = new ESLint({
    overrideConfig: {
      languageOptions: { parserOptions: { projectService: false } },
      rules: Object.fromEntries(needTypes.map((name) => [name, 'off'])),
    },
  })
}, 60_000)

/** What lint says of a text at a place, by rule. */
async function lint(eslint: ESLint, filePath: string, text: string) {
  const [result] = await eslint.lintText(text, { filePath, warnIgnored: true })
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`)
}

const IMPORTS = 'no-restricted-imports'

describe.each([
  ['main/store.ts', 'electron', "import { app } from 'electron'"],
  ['main/ipc.ts', 'electron', "import type { IpcMain } from 'electron'"],
  ['main/server/http.ts', 'electron', "import { net } from 'electron'"],
  ['preload/contract/objects.ts', 'electron', "import { ipcRenderer } from 'electron'"],
  ['preload/bridge.ts', 'electron', "import { ipcRenderer } from 'electron'"],
  ['renderer/client.ts', 'electron', "import { ipcRenderer } from 'electron'"],
  ['main/server/socket.ts', 'ws', "import { WebSocket } from 'ws'"],
  ['main/cache/workitems.ts', 'better-sqlite3', "import Database from 'better-sqlite3'"],
  ['main/index.ts', 'better-sqlite3', "import Database from 'better-sqlite3'"],
  ['renderer/client.ts', 'zod', "import * as z from 'zod'"],
  ['preload/bridge.ts', 'zod', "import * as z from 'zod'"],
  ['preload/index.ts', 'zod', "import * as z from 'zod'"],
  ['main/store.ts', 'vue', "import { ref } from 'vue'"],
  ['preload/contract/state.ts', 'pinia', "import { defineStore } from 'pinia'"],
  ['main/store.ts', '../renderer/format.ts', "import { format } from '../renderer/format.ts'"],
  ['main/desktop/windows.ts', '../../renderer/store.ts', "import { store } from '../../renderer/store.ts'"],
  ['main/store.ts', '../test/phone.ts', "import { phone } from '../test/phone.ts'"],
  ['renderer/client.ts', '../main/config.ts', "import { config } from '../main/config.ts'"],
  ['renderer/components/x.ts', '../../main/config.ts', "import { config } from '../../main/config.ts'"],
  ['renderer/client.ts', 'node:fs', "import { readFileSync } from 'node:fs'"],
  ['preload/contract.ts', 'node:fs', "import { readFileSync } from 'node:fs'"],
  ['preload/contract.ts', '../main/config.ts', "import { config } from '../main/config.ts'"],
  [
    'test/simulator/core/core.ts',
    '../../../preload/lifecycle.ts',
    "import { can } from '../../../preload/lifecycle.ts'",
  ],
  ['test/simulator/core/core.ts', '../../../main/store.ts', "import { store } from '../../../main/store.ts'"],
])('in %s', (file, module, text) => {
  it(`${module} is fenced off`, async () => {
    const said = await lint(quick, file, `${text}\n`)
    expect(
      said.filter((line) => line.startsWith(`${IMPORTS}: '${module}' import is restricted`)),
    ).toHaveLength(1)
  })
})

it.each([
  ['renderer/client.ts', "import { ACTIONS } from '../preload/contract.ts'"],
  ['renderer/desk/keep.ts', "import { Workitem } from '../../preload/contract/objects.ts'"],
  ['preload/presence.ts', "import { Status } from './contract.ts'"],
  ['preload/words/seeds.ts', "import { Workitem } from '../contract/objects.ts'"],
])('%s has no schemas, though their types', async (file, text) => {
  const rule = '@typescript-eslint/no-restricted-imports'
  const restricted = async (line: string) =>
    (await lint(quick, file, `${line}\n`)).filter((one) => one.startsWith(rule)).length
  expect([await restricted(text), await restricted(text.replace('import', 'import type'))]).toEqual([1, 0])
})

it.each([
  ['main/index.ts', 'electron'],
  ['main/desktop/windows.ts', 'electron'],
  ['preload/index.ts', 'electron'],
  ['main/server/wsSocket.ts', 'ws'],
  ['main/sqlite.ts', 'better-sqlite3'],
  ['preload/contract/objects.ts', 'zod'],
  ['renderer/mount.ts', 'vue'],
])('%s is the place for %s', async (file, module) => {
  const said = await lint(quick, file, `export * from '${module}'\n`)
  expect(said.filter((line) => line.startsWith(IMPORTS))).toEqual([])
})

describe.each([
  ['main/store.ts', 'Math.random()', 'no-restricted-properties'],
  ['main/actions.ts', 'Date.now()', 'no-restricted-properties'],
  ['main/softphone.ts', 'new Date()', 'no-restricted-syntax'],
  ['main/server/backoff.ts', 'setTimeout(() => undefined, 1)', 'no-restricted-globals'],
  ['main/server/http.ts', "fetch('https://a.example')", 'no-restricted-globals'],
  ['main/server/session.ts', 'performance.now()', 'no-restricted-globals'],
  ['preload/lifecycle.ts', 'Date.now()', 'no-restricted-properties'],
  ['renderer/client.ts', "document.body.innerHTML = ''", 'no-restricted-properties'],
  ['renderer/client.ts', "window.open('https://a.example')", 'no-restricted-properties'],
  ['renderer/client.ts', "new Function('1')()", 'no-new-func'],
  ['renderer/client.ts', "eval('1')", 'no-eval'],
  ['main/store.ts', "console.log('x')", 'no-console'],
])('in %s', (file, text, rule) => {
  it(`is refused: ${text}`, async () => {
    const said = await lint(quick, file, `${text}\n`)
    expect(said.filter((line) => line.startsWith(`${rule}: `))).toHaveLength(1)
  })
})

it('refuses markup from strings in a component', async () => {
  const text = '<script setup lang="ts">\nconst a = \'\'\n</script>\n<template><p v-html="a" /></template>\n'
  expect((await lint(quick, 'renderer/App.vue', text)).join()).toContain('vue/no-v-html')
})

describe('with types', () => {
  it.each([
    ['a promise that nobody waits for', 'const a = async () => 1\na()\n', 'no-floating-promises'],
    ['a promise as a condition', 'const a = async () => 1\nif (a()) void a()\n', 'no-misused-promises'],
    [
      'a switch that forgets a case',
      "export const a = (b: 'x' | 'y') => {\n  switch (b) {\n    case 'x':\n      return 1\n  }\n}\n",
      'switch-exhaustiveness-check',
    ],
    [
      'what came from JSON without being read',
      "export const a = JSON.parse('').b\n",
      'no-unsafe-member-access',
    ],
    ['any', 'export const a: any = 1\n', 'no-explicit-any'],
    ['a promise that something is there', 'export const a = [1][0]!\n', 'no-non-null-assertion'],
  ])(
    'is refused: %s',
    async (_what, text, rule) => {
      expect((await lint(typed, 'main/store.ts', text)).join('\n')).toContain(`@typescript-eslint/${rule}`)
    },
    60_000,
  )
})
