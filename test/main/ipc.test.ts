import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { createGate, type Receiver } from '../../main/ipc.ts'
import { ACTIONS, CHANNELS, type AppState, type Result } from '../../preload/contract.ts'
import type { Message } from '../../main/sender.ts'
import { anyInput, anyName, fitting } from './hostile.ts'
import { ourPage, STRANGERS, trusted } from './senders.ts'
import { fuzz } from '../fuzz.ts'

type Handler = Parameters<Receiver['handle']>[1]

function aGate(run: (name: unknown, input: unknown) => Promise<Result<unknown>>, pages = [ourPage()]) {
  const handlers = new Map<string, Handler>()
  const log = vi.fn()
  const gate = createGate({
    receiver: {
      handle: (channel, handler) => void handlers.set(channel, handler),
      removeHandler: (channel) => void handlers.delete(channel),
    },
    run,
    state: () => ({ revision: 7 }) as AppState,
    pages: () => pages,
    log,
  })
  const say = (channel: string, message: Message, ...args: unknown[]) =>
    handlers.get(channel)?.(message, ...args) as Promise<Result<unknown>>
  return { gate, handlers, log, say }
}

const done: Result<unknown> = { ok: true, value: null }
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.failure.code)

it('runs a known verb with an input that fits', async () => {
  const run = vi.fn(() => Promise.resolve(done))
  const { say } = aGate(run)
  await expect(say(CHANNELS.run, trusted, 'workitems.hold', { workitemId: 'w1' })).resolves.toEqual(done)
  expect(run.mock.calls).toEqual([['workitems.hold', { workitemId: 'w1' }]])
})

it('passes on what the schema read, not what was sent', async () => {
  const run = vi.fn((_name: unknown, _input: unknown) => Promise.resolve(done))
  const sent = { workitemId: 'w1' }
  await aGate(run).say(CHANNELS.run, trusted, 'workitems.hold', sent)
  expect(run.mock.calls[0]?.[1]).not.toBe(sent)
})

it.each(Object.keys(STRANGERS))('refuses: %s', async (kind) => {
  const run = vi.fn(() => Promise.resolve(done))
  const { say } = aGate(run)
  const stranger = STRANGERS[kind] ?? trusted
  expect(codeOf(await say(CHANNELS.run, stranger, 'app.reconnect', {}))).toBe('UNTRUSTED_SENDER')
  expect(codeOf(await say(CHANNELS.hello, stranger))).toBe('UNTRUSTED_SENDER')
  expect(run).not.toHaveBeenCalled()
})

it.each([
  ['no name', [], 'BAD_INPUT'],
  ['no input', ['app.reconnect'], 'BAD_INPUT'],
  ['one thing too many', ['app.reconnect', {}, {}], 'BAD_INPUT'],
  ['a name of every object', ['constructor', {}], 'UNKNOWN_ACTION'],
  ['the prototype', ['__proto__', {}], 'UNKNOWN_ACTION'],
  ['a list that reads as a name', [['app.reconnect'], {}], 'UNKNOWN_ACTION'],
  ['an input with a field too many', ['app.reconnect', { more: 1 }], 'BAD_INPUT'],
])('refuses %s', async (_what, args, code) => {
  const run = vi.fn(() => Promise.resolve(done))
  expect(codeOf(await aGate(run).say(CHANNELS.run, trusted, ...args))).toBe(code)
  expect(run).not.toHaveBeenCalled()
})

it('names the part of an input that is wrong', async () => {
  const { say } = aGate(() => Promise.resolve(done))
  const answer = await say(CHANNELS.run, trusted, 'workitems.hold', { workitemId: 3 })
  expect(answer).toMatchObject({ ok: false, failure: { param: 'workitemId' } })
})

it.each([
  ['wide', { workitemId: 'w1', survey: { list: Array.from({ length: 30_000 }, () => 0) } }],
  ['deep', { workitemId: 'w1', survey: { q: Array.from({ length: 100 }).reduce((inner) => [inner], 1) } }],
  ['long', { workitemId: 'w1', survey: { q: 'x'.repeat(1_000_001) } }],
])('refuses an input that is too %s for a person to have caused', async (_how, input) => {
  const run = vi.fn(() => Promise.resolve(done))
  const { say } = aGate(run)
  expect(codeOf(await say(CHANNELS.run, trusted, 'dispositions.disposition', input))).toBe('BAD_INPUT')
  expect(run).not.toHaveBeenCalled()
})

it('answers hello with the state, and takes no argument there', async () => {
  const { say } = aGate(() => Promise.resolve(done))
  await expect(say(CHANNELS.hello, trusted)).resolves.toEqual({ revision: 7 })
  expect(codeOf(await say(CHANNELS.hello, trusted, {}))).toBe('BAD_INPUT')
})

it('turns a throw behind it into data without its words', async () => {
  const { say } = aGate(() => Promise.reject(new Error('canary')))
  const answer = await say(CHANNELS.run, trusted, 'app.reconnect', {})
  expect(codeOf(answer)).toBe('INTERNAL')
  expect(JSON.stringify(answer)).not.toContain('canary')
})

it('pushes to pages that show our document, and to no other', () => {
  const [ours, others] = [vi.fn(), vi.fn()]
  const pages = [ourPage(ours), { ...ourPage(others), isOurs: () => false }]
  const state = { revision: 8 } as AppState
  aGate(() => Promise.resolve(done), pages).gate.push(state)
  expect(ours.mock.calls).toEqual([[CHANNELS.state, state]])
  expect(others).not.toHaveBeenCalled()
})

it('lets go of its channels', () => {
  const { gate, handlers } = aGate(() => Promise.resolve(done))
  expect([...handlers.keys()].sort()).toEqual([CHANNELS.hello, CHANNELS.run])
  gate.stop()
  expect(handlers.size).toBe(0)
})

const senders = fc.oneof(
  { weight: 3, arbitrary: fc.constant(trusted) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.values(STRANGERS)) },
)
const channels = fc.oneof(
  { weight: 4, arbitrary: fc.constant(CHANNELS.run) },
  { weight: 1, arbitrary: fc.constant(CHANNELS.hello) },
)
const lists = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(anyName, anyInput) },
  { weight: 2, arbitrary: fitting },
  { weight: 1, arbitrary: fc.array(anyInput, { maxLength: 4 }) },
)

/** Has every object in it the prototype that a literal has, and no key that could give it another? */
const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  ((Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) &&
    !Object.hasOwn(value, '__proto__') &&
    Object.values(value).every(isPlain))

it('accepts nothing wrongly and never falls over, whoever says whatever', async () => {
  const untouched = Object.getOwnPropertyNames(Object.prototype).length
  let acting: { message: Message } | undefined
  let accepted = 0
  const run = (name: unknown, input: unknown): Promise<Result<unknown>> => {
    accepted += 1
    expect(acting?.message).toBe(trusted)
    expect(Object.hasOwn(ACTIONS, name as string)).toBe(true)
    const again = ACTIONS[name as keyof typeof ACTIONS].input.safeParse(input)
    expect(again.success && isPlain(input)).toBe(true)
    return Promise.resolve(done)
  }
  const { say } = aGate(run)
  const length = fuzz(20_000)
  const runs = length.numRuns
  let said = 0
  await fc.assert(
    fc.asyncProperty(senders, channels, lists, async (message, channel, args) => {
      said += 1
      acting = { message }
      const before = accepted
      const answer = await say(channel, message, ...args)
      const isState = (answer as unknown as { revision?: number }).revision === 7
      if (message !== trusted) expect(codeOf(answer)).toBe('UNTRUSTED_SENDER')
      else if (channel === CHANNELS.hello) expect(isState).toBe(args.length === 0)
      else expect(codeOf(answer) === 'ok').toBe(accepted === before + 1)
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    }),
    length,
  )
  expect(said).toBe(runs)
  expect(accepted).toBeGreaterThan(runs / 20)
  expect(Object.getOwnPropertyNames(Object.prototype).length).toBe(untouched)
}, 3_600_000)

it('lets a page that may ask for some verbs ask for no other, and tells it no more than its view', async () => {
  const run = vi.fn(() => Promise.resolve(done))
  const page = { ...ourPage(), verbs: new Set(['offers.accept']), view: () => ({ revision: 1 }) as AppState }
  const { say } = aGate(run, [page])
  expect(codeOf(await say(CHANNELS.run, trusted, 'workitems.hold', { workitemId: 'w1' }))).toBe(
    'UNTRUSTED_SENDER',
  )
  expect(run).not.toHaveBeenCalled()
  expect(codeOf(await say(CHANNELS.run, trusted, 'offers.accept', { offerId: 'o1' }))).toBe('ok')
  await expect(say(CHANNELS.hello, trusted)).resolves.toEqual({ revision: 1 })
})

it('pushes the whole state to no page that has a view of its own', () => {
  const [whole, view] = [vi.fn(), vi.fn()]
  const pages = [ourPage(whole), { ...ourPage(view), id: 2, view: (state: AppState) => state }]
  aGate(() => Promise.resolve(done), pages).gate.push({ revision: 8 } as AppState)
  expect([whole.mock.calls.length, view.mock.calls.length]).toEqual([1, 0])
})
