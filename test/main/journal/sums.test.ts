import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { MIGRATIONS } from '../../../main/journal/migrations.ts'
import { createOpenJournal } from '../../../main/journal/open.ts'
import { migrate } from '../../../main/sqlite.ts'
import { fileNameOf } from '../../../main/owner.ts'

const ADA = { server: 'https://centre.example', tenantId: 't1', userId: 'ada' }
const DRAFT = { about: 'w1', field: 'note', text: 'Half a word' }
const ENTRY = {
  key: 'k-first',
  name: 'workitems.voicemailPlayed' as const,
  workitemId: 'w1',
  input: { workitemId: 'w1', played: true },
  at: 1_750_000_000_000,
}

/** A journal with a draft and two entries, closed in good order. */
async function aJournal() {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-sums-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, `${fileNameOf(ADA)}.journal.sqlite`)
  const open = () => createOpenJournal(folder)(ADA)
  const journal = await open()
  await journal.keepDraft(DRAFT)
  await journal.add(ENTRY)
  await journal.add({ ...ENTRY, key: 'k-second', input: { workitemId: 'w1', played: false } })
  await journal.close()
  return {
    file,
    open,
    /** What it says when it is opened, and the words that it believes. */
    async read() {
      const again = await open()
      const [entries, drafts] = [await again.entries(), await again.drafts()]
      await again.close()
      return {
        opened: again.opened,
        words: [...entries.map(({ key }) => key), ...drafts.map((one) => one.text)],
      }
    },
    /** Puts other bytes in the place of some that stand there just once. */
    overwrite(from: string, to: string) {
      const bytes = readFileSync(file)
      const at = bytes.indexOf(from)
      expect([at > 0, bytes.indexOf(from, at + 1)]).toEqual([true, -1])
      bytes.write(to, at)
      writeFileSync(file, bytes)
    },
    aside: () => readdirSync(folder).filter((name) => /\.odd\d+$/.test(name)),
  }
}

test.each([
  ['a letter of a draft', 'Half a word', 'Half a lord', ['k-first', 'k-second']],
  ['what a draft is about', 'w1noteHalf', 'w2noteHalf', ['k-first', 'k-second']],
  ['a letter of a key', 'k-first', 'k-fir5t', ['k-second', DRAFT.text]],
  [
    'the name of a verb, into that of another',
    'k-secondworkitems.voicemailPlayed',
    'k-secondworkitems.missedCallDialed',
    ['k-first', DRAFT.text],
  ],
  ['what was asked for', '"played":true', '"played":null', ['k-second', DRAFT.text]],
])(
  '%s that has changed on the disk is told, neither sent nor shown, and kept aside',
  async (_s, from, to, left) => {
    const { read, overwrite, aside } = await aJournal()
    overwrite(from, to)
    expect(await read()).toEqual({ opened: 'salvaged', words: left })
    expect(aside()).toHaveLength(1)
    expect(await read()).toEqual({ opened: 'kept', words: left })
  },
)

test('an entry that was never tried is not taken for one that was', async () => {
  const { file, read } = await aJournal()
  const db = new Database(file)
  db.exec("UPDATE outbox SET attempted = 1 WHERE key = 'k-first'")
  db.close()
  expect(await read()).toEqual({ opened: 'salvaged', words: ['k-second', DRAFT.text] })
})

test('an entry that has lost its place in the order is not sent from another', async () => {
  const { file, read } = await aJournal()
  const db = new Database(file)
  db.exec("UPDATE outbox SET id = 9 WHERE key = 'k-first'")
  db.close()
  expect(await read()).toEqual({ opened: 'salvaged', words: ['k-second', DRAFT.text] })
})

test.each([
  ['a later one', 99],
  ['an earlier one', 2],
  ['none', 0],
])('a version that has become %s on the disk is damage: all words are there', async (_s, version) => {
  const { file, read } = await aJournal()
  const bytes = readFileSync(file)
  // `user_version`: https://sqlite.org/fileformat2.html#the_database_header
  bytes.writeUInt32BE(version, 60)
  writeFileSync(file, bytes)
  expect(await read()).toEqual({ opened: 'salvaged', words: ['k-first', 'k-second', DRAFT.text] })
})

test('a row whose columns do not add up any more is not taken for one of the time before sums', async () => {
  const { file, read } = await aJournal()
  const bytes = readFileSync(file)
  // The length of the row's head, with a byte for each of its four columns behind it: now there are three, and no sum.
  const head = bytes.indexOf('w1noteHalf') - 5
  expect(bytes[head]).toBe(5)
  bytes[head] = 4
  writeFileSync(file, bytes)
  expect(await read()).toEqual({ opened: 'salvaged', words: ['k-first', 'k-second'] })
})

/** A journal of the version before, with a draft and an entry. */
async function anOldJournal(version = 2) {
  const place = await aJournal()
  rmSync(place.file)
  const db = new Database(place.file)
  migrate(db, MIGRATIONS.slice(0, 2))
  db.exec(`INSERT INTO drafts VALUES ('w1', 'note', 'of before');
    INSERT INTO outbox (key, name, workitem, input, at) VALUES ('k-old', 'workitems.notes', NULL, '{}', 1)`)
  // The first versions said theirs once.
  db.pragma('application_id = 0')
  db.pragma(`user_version = ${version}`)
  db.close()
  return place
}

test('a journal without sums is given them, and its words are believed', async () => {
  const { open, read } = await anOldJournal()
  expect(await read()).toEqual({ opened: 'kept', words: ['k-old', 'of before'] })
  const journal = await open()
  await journal.change(1, { attempted: true })
  await journal.close()
  expect(await read()).toEqual({ opened: 'kept', words: ['k-old', 'of before'] })
})

test('a journal without sums whose version has changed is damaged, and all its words are there', async () => {
  const { read } = await anOldJournal(258)
  expect(await read()).toEqual({ opened: 'salvaged', words: ['k-old', 'of before'] })
})

test('half a character that was typed is no damage', async () => {
  const { open, read } = await aJournal()
  const journal = await open()
  await journal.keepDraft({ ...DRAFT, text: 'smile \ud83d' })
  await journal.add({ ...ENTRY, key: 'k-half', input: { workitemId: 'w1', summary: '\ude00 and a \0' } })
  await journal.close()
  expect(await read()).toMatchObject({
    opened: 'kept',
    words: ['k-first', 'k-second', 'k-half', 'smile \ufffd'],
  })
})

test('a changed letter in a journal of a later app is not shown, nor is that file touched', async () => {
  const { file, read, overwrite, aside } = await aJournal()
  overwrite('Half a word', 'Half a lord')
  const db = new Database(file)
  for (const [name, value] of [
    ['user_version', 99],
    ['application_id', 0x5244_0000 + 99],
  ])
    db.pragma(`${name} = ${value}`)
  db.close()
  expect(await read()).toEqual({ opened: 'newer', words: ['k-first', 'k-second'] })
  expect(aside()).toEqual([])
})
