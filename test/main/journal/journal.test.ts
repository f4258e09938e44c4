import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createOpenJournal } from '../../../main/journal/open.ts'
import type { NewEntry } from '../../../main/ports.ts'

const ADA = { server: 'https://centre.example', tenantId: 't1', userId: 'ada' }
const entry = (given: Partial<NewEntry> = {}): NewEntry => ({
  key: 'k1',
  name: 'dispositions.disposition',
  workitemId: 'w1',
  input: { workitemId: 'w1', summary: 'She asks about her invoice.' },
  at: 1_750_000_000_000,
  ...given,
})

/** A folder of its own for one test. */
function aPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const files = () => readdirSync(folder).sort()
  return {
    folder,
    files,
    open: (userId = 'ada') => createOpenJournal(folder)({ ...ADA, userId }),
    file: () => join(folder, files().find((name) => name.endsWith('.journal.sqlite')) ?? ''),
  }
}

/** Writes noise over the middle of a file, and leaves its first pages alone. */
function damage(file: string, from: number, bytes: number): void {
  const to = openSync(file, 'r+')
  writeSync(to, Buffer.alloc(bytes, 0xa5), 0, bytes, from)
  closeSync(to)
}

describe('what is asked for', () => {
  test('is there again after a restart, in its order, with the key it was born with', async () => {
    const place = aPlace()
    const first = await place.open()
    await first.add(entry())
    const { id } = await first.add(entry({ key: 'k2', baseVersion: 7 }))
    await first.change(id, { attempted: true })
    await first.close()
    const again = await place.open()
    expect(again.opened).toBe('kept')
    expect(await again.entries()).toMatchObject([
      { key: 'k1', attempted: false, fate: 'waiting' },
      { key: 'k2', attempted: true, baseVersion: 7, workitemId: 'w1' },
    ])
    await again.close()
  })

  test('is gone once it is confirmed: an e-mail with all of its lines, but those that say something else by now', async () => {
    const journal = await aPlace().open()
    const draft = (field: string, text: string) =>
      journal.keepDraft({ about: 'w1', field: `email ${field}`, text })
    await draft('to', 'Eva <eva@acme.example>; bo@acme.example')
    await draft('cc', 'cfo@acme.example,')
    await draft('bcc', 'x@acme.example, y@acme.example')
    await draft('body', 'It is on its way.')
    const { id } = await journal.add(
      entry({
        name: 'workitems.sendEmailResponse',
        input: {
          workitemId: 'w1',
          toAddresses: ['Eva <eva@acme.example>', 'bo@acme.example'],
          ccAddresses: ['cfo@acme.example'],
          bccAddresses: ['x@acme.example'],
          body: 'It is on its way.',
        },
      }),
    )
    await journal.finish(id)
    expect(await journal.drafts()).toEqual([
      { about: 'w1', field: 'email bcc', text: 'x@acme.example, y@acme.example' },
    ])
    await journal.close()
  })

  test('is gone once it is confirmed, and with it the drafts that said the same', async () => {
    const journal = await aPlace().open()
    const { id } = await journal.add(entry())
    const summary = { about: 'w1', field: 'summary', text: 'She asks about her invoice.' }
    const other = { about: 'w1', field: 'details', text: 'She asks about her invoice.' }
    for (const draft of [summary, other]) await journal.keepDraft(draft)
    await journal.finish(id)
    expect(await journal.entries()).toEqual([])
    expect(await journal.drafts()).toEqual([other])
    await journal.close()
  })

  test('leaves a draft alone that was changed since', async () => {
    const journal = await aPlace().open()
    const { id } = await journal.add(entry())
    const longer = { about: 'w1', field: 'summary', text: 'She asks about her invoice. Call her.' }
    await journal.keepDraft(longer)
    await journal.finish(id)
    expect(await journal.drafts()).toEqual([longer])
    await journal.close()
  })

  test('is kept with the refusal that it met, until the person gives it up', async () => {
    const journal = await aPlace().open()
    const { id } = await journal.add(entry())
    const failure = { type: 'validation', code: 'CONTACT_REQUIRED', message: 'No.' }
    await journal.change(id, { fate: 'refused', failure })
    expect(await journal.entries()).toMatchObject([{ fate: 'refused', failure }])
    await journal.remove(id)
    expect(await journal.entries()).toEqual([])
    await journal.close()
  })

  test('of one person is not another’s', async () => {
    const place = aPlace()
    const ada = await place.open()
    await ada.add(entry())
    const bob = await place.open('bob')
    expect(await bob.entries()).toEqual([])
    await Promise.all([ada.close(), bob.close()])
  })
})

describe('a file that is not whole', () => {
  test('is kept, what can be read of it goes on, and the person is told', async () => {
    const place = aPlace()
    const first = await place.open()
    for (let n = 0; n < 400; n += 1)
      await first.add(entry({ key: `k${n}`, input: { workitemId: 'w1', summary: 'x'.repeat(300) } }))
    await first.keepDraft({ about: 'w1', field: 'note', text: 'half a word' })
    await first.close()
    damage(place.file(), 64 * 1024, 8 * 1024)
    const again = await place.open()
    expect(again.opened).toBe('salvaged')
    const kept = await again.entries()
    expect(kept.length).toBeGreaterThan(300)
    expect(kept.map(({ id }) => id)).toEqual(kept.map(({ id }) => id).toSorted((a, b) => a - b))
    expect(await again.drafts()).toEqual([{ about: 'w1', field: 'note', text: 'half a word' }])
    expect(place.files().some((name) => name.endsWith('.odd1'))).toBe(true)
    await again.close()
  })

  test('and is no database at all is kept as well', async () => {
    const place = aPlace()
    await (await place.open()).close()
    damage(place.file(), 0, 4096)
    const again = await place.open()
    expect([again.opened, await again.entries()]).toEqual(['salvaged', []])
    await again.close()
  })

  test('a second time takes the place of no first one', async () => {
    const place = aPlace()
    for (let n = 0; n < 2; n += 1) {
      await (await place.open()).close()
      damage(place.file(), 0, 4096)
    }
    await (await place.open()).close()
    expect(place.files().filter((name) => /\.odd[12]$/.test(name))).toHaveLength(2)
  })
})

test('a journal of a later version is read and never written', async () => {
  const place = aPlace()
  const first = await place.open()
  await first.add(entry())
  await first.close()
  const db = new Database(place.file())
  db.pragma('user_version = 99')
  db.pragma(`application_id = ${0x5244_0000 + 99}`)
  db.close()
  const again = await place.open()
  expect(again.opened).toBe('newer')
  expect(await again.entries()).toHaveLength(1)
  await expect(again.add(entry())).rejects.toThrow(/readonly/)
  await again.close()
})

test('what was shown once is remembered, and only so much of it', async () => {
  const place = aPlace()
  const first = await place.open()
  await first.markShown(['o1', 'o2'], 1)
  await first.markShown(
    Array.from({ length: 5_000 }, (_, n) => `x${n}`),
    2,
  )
  await first.close()
  const again = await place.open()
  const shown = await again.shown()
  expect([shown.length, shown.includes('o1'), shown.includes('x0')]).toEqual([5_000, false, true])
  await again.close()
})
