import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { MIGRATIONS } from '../../../main/journal/migrations.ts'
import { createOpenJournal } from '../../../main/journal/open.ts'
import { migrate } from '../../../main/sqlite.ts'
import type { Ring } from '../../../preload/contract.ts'
import { T0 } from '../../ports.ts'

const ADA = { server: 'https://centre.example', tenantId: 't1', userId: 'ada' }
const ring = (given: Partial<Ring> = {}): Ring => ({
  offerId: 'o1',
  workitemId: 'w1',
  offeredAt: T0,
  expiresAt: T0 + 20_000,
  heardAt: T0 + 40,
  road: 'event',
  awayMs: 0,
  socketMs: 5_000,
  isCall: true,
  ...given,
})

function aPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-rings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = () => join(folder, readdirSync(folder).find((name) => name.endsWith('.sqlite')) ?? '')
  return { file, open: () => createOpenJournal(folder)(ADA) }
}

test('the facts of an offer grow, and are there after a restart', async () => {
  const place = aPlace()
  const first = await place.open()
  await first.keepRing(ring())
  await first.keepRing(ring({ offerId: 'o2', workitemId: 'w2', heardAt: T0 + 50 }))
  await first.keepRing(ring({ notice: 'shown', window: 'minimised', endedAt: T0 + 9_000, end: 'canceled' }))
  await first.close()
  const again = await place.open()
  expect(await again.rings(['w1', 'w1', 'nobody'])).toEqual([
    ring({ notice: 'shown', window: 'minimised', endedAt: T0 + 9_000, end: 'canceled' }),
  ])
  expect((await again.lastRings(5)).map(({ offerId }) => offerId)).toEqual(['o2', 'o1'])
  await again.close()
})

test('when the link was live is kept, the newest two hundred of it, and a word that is added to the last', async () => {
  const place = aPlace()
  const journal = await place.open()
  const span = (n: number) => ({ since: T0 + n, until: T0 + n, started: T0 })
  for (let n = 0; n < 205; n += 1) await journal.keepSpan(span(n))
  await journal.keepSpan({ ...span(204), until: T0 + 2_000, why: 'reconnecting' })
  const spans = await journal.spans()
  expect([spans.length, spans[0], spans.at(-1)]).toEqual([
    200,
    span(5),
    { ...span(204), until: T0 + 2_000, why: 'reconnecting' },
  ])
  await journal.close()
})

test('a journal of version 1 keeps what waits and takes the new facts', async () => {
  const place = aPlace()
  await (await place.open()).close()
  const path = place.file()
  rmSync(path)
  const db = new Database(path)
  migrate(db, MIGRATIONS.slice(0, 1))
  db.prepare("INSERT INTO drafts VALUES ('w1', 'note', 'half a word')").run()
  db.close()
  const journal = await place.open()
  expect([journal.opened, await journal.drafts()]).toEqual([
    'kept',
    [{ about: 'w1', field: 'note', text: 'half a word' }],
  ])
  await journal.keepRing(ring())
  expect(await journal.rings(['w1'])).toHaveLength(1)
  await journal.close()
})
