import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createOpenCache } from '../../../main/cache/open.ts'
import { readQuery } from '../../../main/cache/query.ts'
import { createOpenJournal } from '../../../main/journal/open.ts'
import { fileNameOf } from '../../../main/owner.ts'
import { createOwnStores } from '../../../main/ownStores.ts'
import type { Ports } from '../../../main/ports.ts'
import { createRetention } from '../../../main/retention/retention.ts'
import { createSweep } from '../../../main/retention/sweep.ts'
import { connect } from '../../../main/sqlite.ts'
import { createStore } from '../../../main/store.ts'
import type { Session, Workitem } from '../../../preload/contract.ts'
import { aFolder } from '../desktop/fakes.ts'
import { anOffer, aWorkitem } from '../../fixtures.ts'
import { memoryLog, T0, virtualClock } from '../../ports.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const WHO = { server: 'https://centre.example', tenantId: 't', userId: 'ana' } as Session

const ended = (id: string, days: number, more: Partial<Workitem> = {}) =>
  aWorkitem({ workitemId: id, state: 'terminated', endedAt: T0 - days * DAY, name: `Caller ${id}`, ...more })

/** The stores of somebody, over real files, with what the disk would answer at leisure. */
async function aDesk(items: readonly Workitem[], policy?: Ports['policy']) {
  const clock = virtualClock()
  const folder = aFolder()
  const store = createStore({ clock, log: memoryLog().log })
  const swept: number[] = []
  const own = createOwnStores({
    clock,
    policy,
    log: memoryLog().log,
    openCache: createOpenCache(join(folder, 'cache')),
    openJournal: createOpenJournal(join(folder, 'journal')),
    sweep: async (before) => void swept.push(before),
    serverNow: clock.wall,
    store,
    users: [],
    changed: () => undefined,
    rebuilt: () => undefined,
    told: () => undefined,
  })
  await own.use(WHO)
  await store.apply({ workitems: items })
  await clock.advance(1_000)
  /** What is in the file of the cache, by its tables, once it is closed. */
  async function rows(): Promise<Record<string, unknown>> {
    await own.leave()
    const file = join(folder, 'cache', `${fileNameOf(WHO)}.cache.sqlite`)
    const db = connect(file, { synchronous: 'NORMAL', readonly: true })
    const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    const tables = ['workitems', 'search_rows', 'search_words', 'unsought']
    const counts = Object.fromEntries(tables.map((table) => [table, count(table)]))
    db.close()
    return counts
  }
  const ids = async () => (await store.recent(500)).map(({ workitemId }) => workitemId).sort()
  return { clock, store, own, ids, rows, swept, journal: own.journal }
}

describe('what is kept of the past', () => {
  it('goes when it is older than the company wants it, from the search too', async () => {
    const policy = { locked: { retentionDays: 30 }, defaults: {} }
    const { clock, store, own, ids, rows, swept } = await aDesk([ended('old', 31), ended('new', 29)], policy)
    own.begin()
    await clock.advance(5 * MINUTE - 1)
    expect(await ids()).toEqual(['new', 'old'])
    await clock.advance(1_000)
    expect(await ids()).toEqual(['new'])
    const query = readQuery({ q: 'caller' })
    if (!query.ok) throw new Error('no query')
    expect(await store.search(query.value)).toMatchObject({ ok: true, value: { total: 1 } })
    expect(swept).toHaveLength(1)
    expect(await rows()).toEqual({ workitems: 1, search_rows: 1, search_words: 1, unsought: 0 })
  })

  it('stays for 90 days where nobody says', async () => {
    const { clock, own, ids } = await aDesk([ended('old', 91), ended('new', 89)])
    own.begin()
    await clock.advance(6 * MINUTE)
    expect(await ids()).toEqual(['new'])
    own.end()
  })

  it('stays however old it is while it is open, while nobody has dealt with it, and while something is written about it', async () => {
    const { clock, own, ids, rows, journal } = await aDesk([
      ended('voicemail', 200, { vmStatus: 0 }),
      ended('missed', 200, { missedStatus: 0 }),
      ended('draft', 200),
      ended('unsent', 200),
      ended('heard', 200, { vmStatus: 1 }),
      aWorkitem({
        workitemId: 'open',
        state: 'wrapup',
        createdAt: T0 - 200 * DAY,
        modifiedAt: T0 - 200 * DAY,
      }),
    ])
    const kept = await journal()
    await kept?.keepDraft({ about: 'draft', field: 'note', text: 'She asks' })
    await kept?.add({
      key: 'k',
      name: 'workitems.notes',
      workitemId: 'unsent',
      input: { workitemId: 'unsent', text: 'x' },
      at: T0,
    })
    own.begin()
    await clock.advance(6 * MINUTE)
    expect(await ids()).toEqual(['draft', 'missed', 'unsent', 'voicemail'])
    expect([await kept?.drafts(), await kept?.entries()]).toMatchObject([
      [{ about: 'draft' }],
      [{ key: 'k' }],
    ])
    expect(await rows()).toMatchObject({ workitems: 5 })
  })

  it('waits while somebody rings, and goes a slice at a time behind it', async () => {
    const many = Array.from({ length: 150 }, (_, i) => ended(`old${i}`, 100))
    const { clock, store, own, ids } = await aDesk(many)
    const ringing = aWorkitem({ workitemId: 'ring', state: 'offered' })
    await store.apply({ workitems: [ringing], offers: [anOffer({ workitemId: 'ring' })] })
    own.begin()
    await clock.advance(8 * MINUTE)
    expect(await ids()).toHaveLength(150)
    await store.apply({
      offers: [],
      allOffers: true,
      workitems: [{ ...ringing, version: 9, state: 'inqueue' }],
    })
    await clock.advance(10_000)
    expect((await ids()).length).toBeLessThan(150)
    await clock.advance(1_000)
    expect(await ids()).toHaveLength(0)
    own.end()
  })

  it('of what was recorded goes by the same age', async () => {
    const { clock, own, journal } = await aDesk([])
    const kept = await journal()
    await kept?.markShown(['old'], T0 - 91 * DAY)
    await kept?.markShown(['new'], T0)
    await kept?.keepSpan({ since: 1, until: T0 - 91 * DAY, started: 1 })
    await kept?.keepSpan({ since: 2, until: T0, started: 1 })
    own.begin()
    await clock.advance(6 * MINUTE)
    expect(await kept?.shown()).toEqual(['new'])
    expect((await kept?.spans())?.map(({ since }) => since)).toEqual([2])
    own.end()
  })
})

describe('the round', () => {
  /** A round of so many pieces. */
  function aRound(pieces = 1) {
    const clock = virtualClock()
    const at: number[] = []
    const retention = createRetention({
      clock,
      serverNow: () => 1_000 * DAY,
      days: 10,
      busy: () => false,
      async trim(before) {
        expect(before).toBe(990 * DAY)
        at.push(clock.now())
        return at.length < pieces
      },
      sweep: async () => undefined,
    })
    return { clock, at, retention }
  }

  it('comes again every six hours, and leaves nothing behind when the link ends', async () => {
    const { clock, at, retention } = aRound()
    retention.begin()
    await clock.advance(13 * 60 * MINUTE)
    expect(at).toEqual([5, 365, 725].map((minutes) => minutes * MINUTE))
    retention.end()
    expect(clock.pending()).toBe(0)
  })

  it('is not put off for ever by a link that comes and goes', async () => {
    const { clock, at, retention } = aRound()
    for (let n = 0; n < 4; n += 1) {
      retention.begin()
      await clock.advance(2 * MINUTE)
      retention.end()
    }
    expect(at).toEqual([5 * MINUTE])
  })
})

describe('files of nobody’s use', () => {
  it('go by their age: caches of those who left, what was set aside, full logs; no journal, and nothing of who is here', async () => {
    const folder = aFolder()
    const name = fileNameOf(WHO)
    const [left, active] = ['a'.repeat(32), 'b'.repeat(32)]
    for (const part of ['cache', 'journal']) mkdirSync(join(folder, part))
    const old = new Date(T0 - 100 * DAY)
    const put = (file: string, isOld = true) => {
      writeFileSync(join(folder, file), '')
      if (isOld) utimesSync(join(folder, file), old, old)
      return file
    }
    const goes = [
      put(`cache/${left}.cache.sqlite`),
      put(`cache/${left}.cache.sqlite-wal`),
      put(`cache/${active}.cache.sqlite.odd`),
      put('ringdesk.log.1'),
    ]
    const stays = [
      put(`cache/${name}.cache.sqlite`),
      put(`cache/${active}.cache.sqlite`),
      put(`cache/${active}.cache.sqlite-wal`, false),
      put(`journal/${left}.journal.sqlite`),
      put('ringdesk.log'),
      put('ringdesk.log.2', false),
      put('cache/other'),
    ]
    await createSweep(folder)(T0 - 90 * DAY, WHO)
    expect(goes.filter((file) => existsSync(join(folder, file)))).toEqual([])
    expect(stays.filter((file) => !existsSync(join(folder, file)))).toEqual([])
    await createSweep(join(folder, 'nowhere'))(T0, WHO)
  })
})
