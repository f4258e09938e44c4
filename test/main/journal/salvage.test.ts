import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createOpenJournal } from '../../../main/journal/open.ts'
import { fileNameOf } from '../../../main/owner.ts'

const ADA = { server: 'https://centre.example', tenantId: 't1', userId: 'ada' }
const DRAFT = { about: 'w1', field: 'note', text: 'Half a word' }

/** A folder with a journal that holds one draft, whose log was never written back. */
async function aKilledJournal() {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-salvage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, `${fileNameOf(ADA)}.journal.sqlite`)
  const open = () => createOpenJournal(folder)(ADA)
  const journal = await open()
  await journal.keepDraft(DRAFT)
  for (const part of ['', '-wal']) copyFileSync(file + part, `${file}${part}.copy`)
  await journal.close()
  for (const part of ['', '-wal']) copyFileSync(`${file}${part}.copy`, file + part)
  return { file, open, names: () => readdirSync(folder).filter((name) => !name.endsWith('.copy')) }
}
/** What an open journal holds of drafts, and what it said of its opening. */
async function read(open: () => ReturnType<ReturnType<typeof createOpenJournal>>) {
  const journal = await open()
  const drafts = await journal.drafts()
  await journal.close()
  return { opened: journal.opened, drafts }
}

test('a database of no length beside its log gives back what stands in the log', async () => {
  const { file, open, names } = await aKilledJournal()
  truncateSync(file)
  expect(await read(open)).toEqual({ opened: 'salvaged', drafts: [DRAFT] })
  expect(names().some((name) => name.endsWith('.odd1-wal'))).toBe(true)
  expect(await read(open)).toEqual({ opened: 'kept', drafts: [DRAFT] })
})

test('a spoilt page of the log is not believed: what stood there before it is', async () => {
  const { file, open } = await aKilledJournal()
  const journal = await open()
  await journal.keepDraft({ ...DRAFT, about: 'w2' })
  const bytes = readFileSync(`${file}-wal`)
  await journal.close()
  for (const part of ['', '-wal']) copyFileSync(`${file}${part}.copy`, file + part)
  // The newest image of both drafts' page; the first draft stands in an older one as well.
  bytes.write('X', bytes.lastIndexOf(DRAFT.text))
  writeFileSync(`${file}-wal`, bytes)
  expect(await read(open)).toEqual({ opened: 'salvaged', drafts: [DRAFT] })
})

test('a file that ends within a long row is damaged, and all but that row is there', async () => {
  const { file, open } = await aKilledJournal()
  const journal = await open()
  await journal.keepDraft({ ...DRAFT, about: 'long', text: 'x'.repeat(200_000) })
  await journal.close()
  const again = await open()
  await again.keepDraft({ ...DRAFT, about: 'w2' })
  for (const part of ['', '-wal']) copyFileSync(file + part, `${file}${part}.copy`)
  await again.close()
  for (const part of ['', '-wal']) copyFileSync(`${file}${part}.copy`, file + part)
  truncateSync(file, 100_000)
  expect(await read(open)).toEqual({ opened: 'salvaged', drafts: [DRAFT, { ...DRAFT, about: 'w2' }] })
})

test('a crash before the new journal is complete leaves the old one, and it is done again', async () => {
  const { file, open, names } = await aKilledJournal()
  truncateSync(file)
  writeFileSync(`${file}.part`, 'half of a new one')
  writeFileSync(`${file}.part-journal`, 'and how to undo it')
  expect(await read(open)).toEqual({ opened: 'salvaged', drafts: [DRAFT] })
  expect(names().filter((name) => name.includes('.part'))).toEqual([])
})

test('a crash once it is complete, and the old one still has its name: it is done again', async () => {
  const { file, open } = await aKilledJournal()
  writeFileSync(`${file}.new`, 'complete, but of a moment before')
  expect(await read(open)).toEqual({ opened: 'kept', drafts: [DRAFT] })
  expect(existsSync(`${file}.new`)).toBe(false)
})

test('a crash between the old one’s new name and the new one’s: the new one gets its name, and no foreign log', async () => {
  const { file, open, names } = await aKilledJournal()
  const other = await aKilledJournal()
  await read(other.open)
  copyFileSync(other.file, `${file}.new`)
  rmSync(file)
  expect(await read(open)).toEqual({ opened: 'kept', drafts: [DRAFT] })
  expect(names().some((name) => name.endsWith('.odd1-wal'))).toBe(true)
})

test('a row of the outbox that has lost its sense is told, and stays in the old file', async () => {
  const { file, open } = await aKilledJournal()
  const journal = await open()
  const entry = { key: 'k', name: 'workitems.notes' as const, input: { workitemId: 'w1' }, at: 1 }
  for (const key of ['k1', 'k2']) await journal.add({ ...entry, key })
  await journal.close()
  const db = new Database(file)
  db.exec(`UPDATE outbox SET input = '{"workitemId": "w' WHERE key = 'k1'`)
  db.close()
  const again = await open()
  expect([again.opened, (await again.entries()).map(({ key }) => key)]).toEqual(['salvaged', ['k2']])
  await again.close()
  expect(await read(open)).toMatchObject({ opened: 'kept' })
})

test('what was confirmed leaves no word in the file', async () => {
  const { file, open } = await aKilledJournal()
  const journal = await open()
  await journal.keepDraft({ ...DRAFT, text: null })
  await journal.close()
  expect(readFileSync(file).includes(DRAFT.text)).toBe(false)
})
