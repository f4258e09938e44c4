import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import CallTimeline from '../../renderer/components/CallTimeline.vue'
import { CALL_DESK, type CallDesk } from '../../renderer/callDesk.ts'
import { createMessages, LANGUAGES, WORDS } from '../../renderer/messages.ts'
import { END_REASONS } from '../../preload/words.ts'
import { aState, aWorkitem, NOW } from './fixtures.ts'

function told(language: (typeof LANGUAGES)[number], ...names: string[]): string[] {
  const item = aWorkitem({ timeEvents: names.map((name, at) => ({ name, at: NOW + at })) })
  const desk = { state: aState() } as unknown as CallDesk
  const provide = { [CALL_DESK as symbol]: desk }
  const page = mount(CallTimeline, {
    props: { item },
    global: { plugins: [createMessages(language)], provide },
  })
  return page.findAll('li span').map((one) => one.text())
}

/** What the contact centre notes, by its own source: a name that is new there wants words here. */
const CORE = join(import.meta.dirname, '../simulator/core')
const sources = readdirSync(CORE, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)
const NOTED =
  /(?:noted\(core, [^')]*|eventName: |\bname: |STARTED = |STOPPED = |note\(core, callId, )['`]([a-zA-Z]+)(?=[:'])/g
const noted = sources.flatMap((name) =>
  [...readFileSync(join(CORE, name), 'utf8').matchAll(NOTED)].map(([, event = '']) => event),
)

test('everything that the contact centre notes of a call has its words, in each language', () => {
  expect(noted).toEqual(expect.arrayContaining(['offered', 'recordingStarted', 'farEndSays', 'beep']))
  for (const language of LANGUAGES) {
    const { event, ended } = WORDS[language] as Record<string, Record<string, string>>
    const known = Object.keys({ ...event, ...ended })
    expect([...new Set([...noted, ...END_REASONS])].filter((name) => !known.includes(name))).toEqual([])
  }
  expect(told('es', 'recordingStarted', 'farEndSays:hola', 'farEnd')).toEqual([
    'Grabación iniciada',
    'El cliente dijo hola',
    'Colgó el cliente',
  ])
})

test('says what it was told of an event that nobody here knows, without its marks', () => {
  expect(told('en', 'somethingNew:at\u202e once')).toEqual(['Something new at once'])
})
