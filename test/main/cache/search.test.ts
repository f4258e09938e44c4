import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { createOpenCache } from '../../../main/cache/open.ts'
import { readQuery } from '../../../main/cache/query.ts'
import type { SchemaTypeSearchPayload, Workitem as Contact } from '../../../preload/contract.ts'
import { aWorkitem } from '../../fixtures.ts'
import { createDesk, startPhone, type Phone } from '../../phone.ts'
import { search } from '../../simulator/core/search.ts'
import type { Workitem } from '../../simulator/core/shapes.ts'
import { newWorld } from '../../simulator/seed/world.ts'
import { startSimulator, type Simulator } from '../../simulator/start.ts'
import { ADA, aPlace } from './place.ts'
import { CASES, ITEMS, MALFORMED } from './searchCases.ts'

const desk = createDesk()
let centre: Simulator
let phone: Phone

/** One phone for the whole table: the centre holds the items, and the phone has kept them from its snapshot. */
beforeAll(async () => {
  const world = newWorld(Date.now(), 'quiet')
  for (const item of ITEMS) {
    const owned = { ...item, userId: 'u_ana' } as Workitem
    world.rows.set(item.workitemId, { owner: 'u_ana', tenantId: 't_demo', test: false, item: owned })
  }
  centre = await startSimulator({ state: world })
  phone = await startPhone(desk, { server: centre.url, userName: 'ana', password: 'ringdesk' })
  await vi.waitFor(async () => expect(await ids('history.search', {})).toHaveLength(ITEMS.length), 10_000)
})
afterAll(async () => {
  await phone.stop()
  await centre.stop()
  desk.gone()
})

type Searcher = 'workitems.fetchWorkitems' | 'history.search'
async function ids(by: Searcher, asked: SchemaTypeSearchPayload): Promise<string> {
  const answer = await phone.run(by, asked)
  if (!answer.ok) throw new Error(answer.failure.message)
  return (answer.value.objects ?? []).map((item) => item.workitemId).join('')
}

describe.each<[string, Searcher]>([
  ['the server', 'workitems.fetchWorkitems'],
  ['the cache', 'history.search'],
])('a search of %s', (_, by) => {
  it.each(CASES)('finds %s', async (_what, asked, found) => {
    expect(await ids(by, asked)).toBe(found)
  })

  it.each(MALFORMED)('refuses %j and names the part', async (q, part) => {
    const answer = await phone.run(by, { q })
    expect(answer).toMatchObject({ ok: false, failure: { code: 'BAD_REQUEST', param: 'q' } })
    expect(!answer.ok && answer.failure.message).toContain(part)
  })

  it('gives so many rows from where it is told, and says how many there are', async () => {
    expect(await phone.run(by, { rows: 2, start: 1 })).toMatchObject({
      ok: true,
      value: { count: 2, total: 6, objects: [{ workitemId: 'b' }, { workitemId: 'c' }] },
    })
    expect(await phone.run(by, { start: 6 })).toMatchObject({
      ok: true,
      value: { count: 0, total: 6, objects: [] },
    })
  })
})

async function aCache() {
  const own = createDesk()
  const cache = await createOpenCache(own.dir)({ server: 's', tenantId: 't', userId: 'u' })
  return { cache, file: join(own.dir, readdirSync(own.dir)[0] ?? ''), gone: own.gone }
}
const query = (asked: SchemaTypeSearchPayload) => {
  const read = readQuery(asked)
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

test('whatever is asked, server and cache refuse the same questions and find the same', async () => {
  const { cache, gone } = await aCache()
  await cache.save({ workitems: ITEMS })
  const word = fc.constantFrom('sofía', 'inv', '7', '0134', '+1', 'o’', 'acme', '-', 'é', '555', 'parcel.')
  const field = fc.constantFrom('name:', 'from:', 'priority:', 'messages:', 'a.b:', ':', 'summary:', '_:')
  const mark = fc.constantFrom('"', '*', '>=', '<=', '<', ' ', ' ', '5')
  const asked = fc.array(fc.oneof(word, field, mark), { maxLength: 7 }).map((parts) => parts.join(''))
  const order = { modifiedAt: (one: Workitem) => one.modifiedAt, id: (one: Workitem) => one.workitemId }
  const server = (q: string) => {
    try {
      const { objects } = search(ITEMS as readonly Workitem[], new URLSearchParams({ q }), order)
      return objects.map((one) => one.workitemId).join('')
    } catch {
      return 'refused'
    }
  }
  await fc.assert(
    fc.asyncProperty(asked, async (q) => {
      const read = readQuery({ q })
      const found = read.ok ? await cache.search(read.value) : undefined
      const here = found ? (found.objects ?? []).map((one) => one.workitemId).join('') : 'refused'
      expect(here).toBe(server(q))
    }),
    { numRuns: 2_000 },
  )
  await cache.close()
  gone()
})

test('what is saved again is found by its new words only, and an older version changes nothing', async () => {
  const { cache, gone } = await aCache()
  const found = async (q: string) => (await cache.search(query({ q }))).total
  await cache.save({ workitems: [aWorkitem({ version: 2, summary: 'apples' })] })
  // Whoever has searched once does not look for rows without an index again.
  expect(await found('apples')).toBe(1)
  await cache.save({ workitems: [aWorkitem({ version: 3, summary: 'pears' })] })
  await cache.save({ workitems: [aWorkitem({ version: 1, summary: 'plums' })] })
  expect([await found('apples'), await found('pears'), await found('plums')]).toEqual([0, 1, 0])
  await cache.close()
  gone()
})

test('a row that changes and says what it said is found as before, in its new place, and its words are not taken in again', async () => {
  const { open, file } = aPlace()
  const cache = await open(ADA)
  const row = (workitemId: string, version: number, more: Partial<Contact> = {}) =>
    aWorkitem({ workitemId, version, modifiedAt: version, summary: 'pears', state: 'terminated', ...more })
  const found = async (q: string) => (await cache.search(query({ q }))).objects?.map((one) => one.workitemId)
  const written = () => {
    const db = new Database(file(), { readonly: true })
    const blocks = db.prepare('SELECT id, hex(block) FROM search_words_data').raw().all()
    db.close()
    return blocks
  }
  await cache.save({ workitems: [row('w1', 1), row('w2', 2)] })
  expect(await found('pears')).toEqual(['w2', 'w1'])
  const before = written()
  await cache.save({ workitems: [row('w1', 3)] })
  expect([await found('pears'), written()]).toEqual([['w1', 'w2'], before])
  await cache.save({ workitems: [row('w2', 4, { summary: 'apples' })] })
  expect([await found('pears'), await found('apples')]).toEqual([['w1'], ['w2']])
  await cache.close()
})

test('thousands of rows are searched in slices, every one of them once', async () => {
  const { cache, gone } = await aCache()
  const many = Array.from({ length: 1_000 }, (_, i) =>
    // A third of them of one moment, so that slices end among equals.
    aWorkitem({ workitemId: `w${i}`, modifiedAt: i % 3 === 0 ? 5 : 1_000 + i, name: 'Ana' }),
  )
  await cache.save({ workitems: many })
  while (await cache.tidy());
  const { objects = [], total } = await cache.search(query({ q: 'ana', rows: 500, start: 400 }))
  const rest = await cache.search(query({ q: 'ana', rows: 500, start: 0 }))
  expect([total, objects.length]).toEqual([1_000, 500])
  const seen = new Set([...objects, ...(rest.objects ?? [])].map((item) => item.workitemId))
  expect(seen.size).toBe(900)
  await cache.close()
  gone()
})
