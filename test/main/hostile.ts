import * as fc from 'fast-check'
import { ACTIONS } from '../../preload/contract.ts'

const NAMES = Object.keys(ACTIONS)

/** Names as they should be, names that every object has, and things that are no names at all. */
export const anyName: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', ''),
  fc.constantFrom(...NAMES).map((name) => name.toUpperCase()),
  fc.constantFrom(...NAMES).map((name) => `${name} `),
  fc.constantFrom(...NAMES).map((name) => [name]),
  fc.constantFrom(...NAMES).map((name) => ({ toString: () => name })),
  fc.string(),
  fc.anything(),
)

const cyclic = () => {
  const loop: Record<string, unknown> = { workitemId: 'w1' }
  loop['survey'] = { loop }
  return loop
}
const deep = (levels: number) => {
  let value: unknown = 1
  for (let i = 0; i < levels; i++) value = { a: value }
  return { workitemId: 'w1', survey: { value } }
}
const throwing = () =>
  Object.defineProperty({}, 'workitemId', {
    enumerable: true,
    get() {
      throw new Error('a getter of theirs')
    },
  })
const trapped = () =>
  new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('a trap of theirs')
      },
    },
  )
const polluting = [
  '{"__proto__":{"polluted":1},"workitemId":"w1"}',
  '{"workitemId":"w1","survey":{"__proto__":{"polluted":1}}}',
  '{"queryParams":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
  '{"workitemId":"w1","survey":{"a":{"__proto__":{"polluted":1}}}}',
]

const known = fc.constantFrom<() => unknown>(
  () => ({}),
  () => ({ workitemId: 'w1' }),
  () => ({ offerId: 'o1' }),
  () => ({ workitemId: 'w1', digit: '5' }),
  () => ({ rows: 5 }),
  () => ({ statusId: 's1' }),
  () => ({ workitemId: 'w1', summary: 'They called about an invoice.', survey: { q1: [1, null, 'x'] } }),
  () => ({ server: 'https://centre.example', userName: 'ana', password: 'x' }),
)

const monsters = fc.constantFrom<() => unknown>(
  cyclic,
  () => deep(1_000),
  () => deep(20_000),
  throwing,
  trapped,
  () => ({ workitemId: 'w'.repeat(2_000_000) }),
  () => ({ workitemId: 'w1', survey: { list: Array.from({ length: 50_000 }, () => 0) } }),
  () => Array.from({ length: 5 }).fill({ workitemId: 'w1' }),
  () => Object.create({ workitemId: 'w1' }) as unknown,
  () => new Map([['workitemId', 'w1']]),
  () => new Date(Number.NaN),
  () => 2n ** 64n,
  () => Symbol('workitemId'),
  () => () => 'w1',
  () => new String('w1'),
  () => new Proxy([], {}),
)

const spoiled = fc
  .tuple(
    known,
    fc.constantFrom('workitemId', 'offerId', 'digit', 'rows', 'more', 'survey', 'toString'),
    fc.anything(),
  )
  .map(([make, key, value]) => ({ ...(make() as object), [key]: value }))

/** Messages as the page itself sends them: without these, a gate that lets nothing in would pass. */
export const fitting: fc.Arbitrary<unknown[]> = fc.constantFrom<[string, unknown][]>(
  ['app.reconnect', {}],
  ['workitems.hold', { workitemId: 'w1' }],
  ['workitems.dtmf', { workitemId: 'w1', digit: '#' }],
  ['offers.accept', { offerId: 'o1' }],
  ['dispositions.disposition', { workitemId: 'w1', summary: 'Paid.', survey: { q: [1, { a: null }] } }],
  ['workitems.fetchWorkitems', { q: 'from:+1480*', rows: 5, queryParams: { state: 'terminated' } }],
)

/** Inputs that fit, inputs spoiled in one place, data of every kind, and what only an attacker writes. */
export const anyInput: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: known.map((make) => make()) },
  { weight: 6, arbitrary: spoiled },
  { weight: 1, arbitrary: monsters.map((make) => make()) },
  { weight: 2, arbitrary: fc.constantFrom(...polluting).map((text) => JSON.parse(text) as unknown) },
  { weight: 3, arbitrary: fc.anything() },
)
