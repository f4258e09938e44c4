import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createOpenJournal } from '../../../main/journal/open.ts'
import { fileNameOf } from '../../../main/owner.ts'

const ADA = { server: 'https://centre.example', tenantId: 't1', userId: 'ada' }
const DRAFT = { about: 'w1', field: 'note', text: 'Half a word' }
const [HEAD, FRAME_HEAD, PAGE] = [32, 24, 4_096]
const FRAME = FRAME_HEAD + PAGE
const PARTS = ['', '-wal', '-shm']

/** A journal as a kill leaves it, its log begun anew over an older and longer round; and the log's frames of this round. */
async function aSecondRound() {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-torn-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, `${fileNameOf(ADA)}.journal.sqlite`)
  const open = () => createOpenJournal(folder)(ADA)
  const journal = await open()
  for (let n = 0; n < 10; n += 1) await journal.keepDraft({ ...DRAFT, text: `${DRAFT.text} ${n}` })
  const other = new Database(file)
  other.pragma('wal_checkpoint(RESTART)')
  other.close()
  await journal.keepDraft(DRAFT)
  for (const part of PARTS) copyFileSync(file + part, `${file}${part}.copy`)
  await journal.close()
  for (const part of PARTS) copyFileSync(`${file}${part}.copy`, file + part)
  const log = readFileSync(`${file}-wal`)
  const salts = log.subarray(16, 24)
  let frames = 0
  while (log.subarray(HEAD + frames * FRAME + 8, HEAD + frames * FRAME + 16).equals(salts)) frames += 1
  expect(log.length).toBeGreaterThan(HEAD + (frames + 1) * FRAME)
  return { open, frames, log, write: () => writeFileSync(`${file}-wal`, log) }
}
async function read(open: () => ReturnType<ReturnType<typeof createOpenJournal>>) {
  const journal = await open()
  const drafts = await journal.drafts()
  await journal.close()
  return { opened: journal.opened, drafts }
}

test('a kill between the head of a frame and its page, where an older round lies below, is no damage', async () => {
  const { open, frames, log, write } = await aSecondRound()
  // The head of the last frame says that it ends a commit, and is of this round; the page behind it is still another's.
  log.copy(log, HEAD + frames * FRAME, HEAD + (frames - 1) * FRAME, HEAD + (frames - 1) * FRAME + FRAME_HEAD)
  write()
  expect(await read(open)).toEqual({ opened: 'kept', drafts: [DRAFT] })
})

test('the last frame of a commit that was finished, spoilt since, is damage and is told', async () => {
  const { open, frames, log, write } = await aSecondRound()
  const last = HEAD + (frames - 1) * FRAME + FRAME_HEAD + 100
  log.writeUInt8(log.readUInt8(last) ^ 0xff, last)
  write()
  expect((await read(open)).opened).toBe('salvaged')
})
