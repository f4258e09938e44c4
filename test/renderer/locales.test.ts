import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ACTIONS, END_REASONS, WORKITEM_STATES, type LinkState, type Notice } from '../../preload/contract.ts'
import { createI18n } from 'vue-i18n'
import { createMessages, WORDS } from '../../renderer/messages.ts'

const RENDERER = join(import.meta.dirname, '../../renderer')

/** Every key of a tree of words, `a.b.c`, with its words. */
function flat(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : [...flat(value as object, `${path}${key}.`)],
    ),
  )
}

const english = flat(WORDS.en)
const spanish = flat(WORDS.es)
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|vue)$/.test(name))
  .map((name) => readFileSync(join(RENDERER, name), 'utf8'))
  .join('\n')

const roots = Object.keys(WORDS.en).join('|')
const all = (pattern: string) =>
  [...sources.matchAll(new RegExp(pattern, 'g'))].map((match) => match[1] ?? '')
const named = [...all(`'((?:${roots})\\.[\\w.]+)'`), ...all('keypath="([\\w.]+)"')]
const prefixes = all(`\`((?:${roots})\\.[\\w.]*)\\$\\{`)
const placeholders = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
const keysUnder = (prefix: string) =>
  [...english.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))

test('both languages say the same things', () => {
  expect([...spanish.keys()]).toEqual([...english.keys()])
})

test('both languages name the same facts in each sentence', () => {
  const facts = (words: Map<string, string>) => [...words].map(([key, text]) => [key, ...placeholders(text)])
  expect(facts(spanish)).toEqual(facts(english))
})

test('every word that is asked for is there', () => {
  expect(named.filter((key) => !english.has(key))).toEqual([])
  expect(prefixes.filter((prefix) => keysUnder(prefix).length === 0)).toEqual([])
})

test('no word is kept that nothing asks for', () => {
  const isUsed = (key: string) => named.includes(key) || prefixes.some((prefix) => key.startsWith(prefix))
  expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([])
})

test('every word of the treaty has its own in the window', () => {
  const links: Record<LinkState, true> = {
    signedOut: true,
    connecting: true,
    reconnecting: true,
    syncing: true,
    live: true,
    expired: true,
    replaced: true,
    stopped: true,
  }
  const notices: Record<Notice, true> = {
    tokenInMemory: true,
    unsandboxed: true,
    cacheRebuilt: true,
    cacheNewer: true,
    cacheBehind: true,
    journalSalvaged: true,
    journalNewer: true,
    journalReadOnly: true,
    journalMissing: true,
    noNotifications: true,
    notificationsHidden: true,
    testRuntime: true,
    policyProblem: true,
    proxyInMemory: true,
  }
  const missing = (prefix: string, words: readonly string[]) =>
    words.filter((word) => !english.has(prefix + word))
  expect(missing('state.', [...WORKITEM_STATES, 'unknown'])).toEqual([])
  expect(missing('ended.', [...END_REASONS, 'unknown'])).toEqual([])
  expect(missing('announce.link.', Object.keys(links))).toEqual([])
  expect(missing('notice.', Object.keys(notices))).toEqual([])
})

test('every verb that this window asks for says what did not happen when it is refused', () => {
  const asked = Object.entries(ACTIONS).filter(
    ([name, row]) => sources.includes(`'${name}'`) && row.repeat !== 'read' && name !== 'app.signIn',
  )
  expect(keysUnder('refused.').sort()).toEqual(asked.map(([name]) => name.replace('.', '_')).sort())
})

test('every failure of our own is told in a plain sentence', () => {
  const treaty = readFileSync(join(RENDERER, '../preload/contract/failure.ts'), 'utf8')
  const codes = [...treaty.matchAll(/`([A-Z_]{3,})`/g)].map((match) => match[1] ?? '')
  expect(codes.length).toBeGreaterThan(8)
  expect(codes.filter((code) => !english.has(`failure.${code}`))).toEqual([])
})

test('every word is said as it is written, filled in or not', () => {
  const facts = { n: 2, name: 'Ana', time: '10:00' }
  for (const language of ['en', 'es'] as const) {
    const { t } = createMessages(language).global
    const plain = createI18n({ legacy: false, locale: language, messages: { [language]: WORDS[language] } })
    const keys = [...english.keys()]
    expect(keys.map((key) => t(key, facts))).toEqual(keys.map((key) => plain.global.t(key, facts)))
  }
})
