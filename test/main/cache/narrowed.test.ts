import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { matches } from '../../../main/cache/match.ts'
import { createOpenCache } from '../../../main/cache/open.ts'
import { readQuery } from '../../../main/cache/query.ts'
import type { SchemaTypeSearchPayload, Workitem } from '../../../preload/contract.ts'
import { aWorkitem } from '../../fixtures.ts'
import { createDesk } from '../../phone.ts'

/** Without what is not there: a row lacks a field, and does not have it empty. */
const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Workitem>

async function aCache() {
  const own = createDesk()
  const cache = await createOpenCache(own.dir)({ server: 's', tenantId: 't', userId: 'u' })
  return { cache, gone: own.gone }
}
const query = (asked: SchemaTypeSearchPayload) => {
  const read = readQuery(asked)
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

test('what is narrowed by kind, queue, disposition, contact or flag is found as each row would say it', async () => {
  const { cache, gone } = await aCache()
  const one = <T>(...from: T[]) => fc.constantFrom(...from)
  const some = <T>(from: fc.Arbitrary<T>) => fc.option(from, { nil: undefined })
  const row = fc.record({
    type: one('InboundCall', 'OutboundCall', 'InboundEmail', 'Chat'),
    state: one('terminated', 'hold'),
    inboxId: some(one('q_sales', 'q_billing')),
    dispositionId: some(one('sold', 'lost')),
    contactId: some(one('c_1', 'c_2')),
    missedStatus: some(one(0, 1)),
    vmStatus: some(one(0, 1)),
    summary: one('apples', 'apples and pears', 'pears'),
    modifiedAt: fc.integer({ min: 1, max: 40 }),
  })
  const [rows = []] = fc.sample(fc.array(row, { minLength: 300, maxLength: 300 }), { numRuns: 1, seed: 7 })
  const items = rows.map((given, i) => aWorkitem({ ...defined(given), workitemId: `w${i}` }))
  await cache.save({ workitems: items })
  const inOrder = [...items].sort(
    (a, b) => b.modifiedAt - a.modifiedAt || (a.workitemId < b.workitemId ? -1 : 1),
  )

  const term = one(
    ...['apples', 'pea', '"apples and"', 'type:inbound*', 'type:inboundcall', 'type:in', 'state:hold'],
    ...[
      'missedStatus:>=0',
      'missedStatus:<=0',
      'vmStatus:>=1',
      'modifiedAt:>=20',
      'modifiedAt:<=9',
      'priority:>=9',
    ],
    ...['inboxId:q_sales', 'contactId:c_1'],
  )
  const params = fc.record(
    {
      type: one<string | number | boolean | null>('Chat', 'inboundcall', 0),
      inboxId: one<string | number | boolean | null>('q_sales', 'sales'),
      dispositionId: one<string | number | boolean | null>('sold', null),
      contactId: one<string | number | boolean | null>('c_1', '%'),
      missedStatus: one<string | number | boolean | null>(0, '0', true),
      workitemId: one<string | number | boolean | null>('w5', 5),
      summary: one<string | number | boolean | null>('pears'),
    },
    { requiredKeys: [] },
  )
  const asked = fc.record({
    q: fc.array(term, { maxLength: 3 }).map((terms) => terms.join(' ')),
    queryParams: params,
    start: fc.nat(30),
    rows: fc.integer({ min: 1, max: 30 }),
  })
  await fc.assert(
    fc.asyncProperty(asked, async (question) => {
      const read = query(question)
      const all = inOrder.filter((item) => matches(item, read)).map(({ workitemId }) => workitemId)
      const { objects = [], total } = await cache.search(read)
      const found = objects.map(({ workitemId }) => workitemId)
      expect([total, found]).toEqual([all.length, all.slice(read.start, read.start + read.rows)])
    }),
    { numRuns: 1_000 },
  )
  await cache.close()
  gone()
})

test('of a word that most rows have, every part is found in its order, wherever the rows were put', async () => {
  const { cache, gone } = await aCache()
  const COUNT = 21_000
  // The order in which they came says nothing of their order in time; every 1,000th says something else.
  const ageOf = (n: number) => (n * 7_919) % COUNT
  const saying = (n: number) => (ageOf(n) % 1_000 < 30 ? 'plums' : 'pears')
  const many = Array.from({ length: COUNT }, (_, n) =>
    aWorkitem({ workitemId: `w${n}`, modifiedAt: ageOf(n), summary: saying(n) }),
  )
  for (let at = 0; at < COUNT; at += 3_000) await cache.save({ workitems: many.slice(at, at + 3_000) })
  while (await cache.tidy());
  const left = many.filter((_, n) => saying(n) === 'pears').sort((a, b) => b.modifiedAt - a.modifiedAt)
  expect(left.length).toBeGreaterThan(20_000)
  for (const start of [0, 700, 1_990, 12_000, left.length - 3]) {
    const { objects = [], total } = await cache.search(query({ q: 'pears', rows: 5, start }))
    expect([total, objects.map(({ workitemId }) => workitemId)]).toEqual([
      left.length,
      left.slice(start, start + 5).map(({ workitemId }) => workitemId),
    ])
  }
  await cache.close()
  gone()
}, 60_000)
