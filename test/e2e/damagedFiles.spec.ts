import { once } from 'node:events'
import { closeSync, openSync, readdirSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Simulator } from '../simulator/start.ts'
import { connection, expect, test, type App } from './support/app.ts'
import { filesWith } from './support/disk.ts'

const WORDS = 'She asks where her second invoice is.'

/** The one database of a store below this data folder. */
function fileOf(dataDir: string, store: 'cache' | 'journal'): string {
  const name = readdirSync(join(dataDir, store)).find((one) => one.endsWith('.sqlite'))
  return join(dataDir, store, name ?? '')
}
/** Writes over a part of a file, which stays its owner's. */
function writeInto(file: string, at: number, bytes: Buffer): void {
  const opened = openSync(file, 'r+')
  writeSync(opened, bytes, 0, bytes.length, at)
  closeSync(opened)
}

async function kill({ electron }: App): Promise<void> {
  const ended = once(electron.process(), 'exit')
  electron.process().kill('SIGKILL')
  await ended
}

const summary = (page: Page) => page.getByRole('textbox', { name: 'Summary' })

/** Half a summary is written in the wrap-up of a call, and on the disk. */
async function halfASummary(centre: Simulator, page: Page, dataDir: string): Promise<void> {
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', { from: '+14805550134', name: 'Ben Ode' })
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('button', { name: 'Hang up' }).click()
  await summary(page).fill(WORDS)
  await expect.poll(() => filesWith(join(dataDir, 'journal'), [WORDS]).length).toBeGreaterThan(0)
}

test('a spoilt cache is begun anew: the window opens, says so, and has what the contact centre has', async ({
  centre,
  start,
  dataDir,
}) => {
  const first = await start()
  await halfASummary(centre, first.page, dataDir)
  await kill(first)
  const file = fileOf(dataDir, 'cache')
  for (const spoilt of [file, `${file}-wal`]) writeInto(spoilt, 0, Buffer.alloc(statSync(spoilt).size, 0xa5))
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(page.getByText('The local copy was damaged and has been rebuilt')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Wrap-up' }).getByRole('listitem')).toHaveCount(1)
  await expect(summary(page)).toHaveValue(WORDS)
})

test('a journal that was cut to nothing beside its log: the words are there, and it is said', async ({
  centre,
  start,
  dataDir,
}) => {
  const first = await start()
  await halfASummary(centre, first.page, dataDir)
  await kill(first)
  truncateSync(fileOf(dataDir, 'journal'))
  const { page } = await start()
  await expect(page.getByText(/^A damaged journal was kept aside/)).toBeVisible()
  await expect(summary(page)).toHaveValue(WORDS)
})

test('a journal from a later app is read, never written, and said', async ({ centre, start, dataDir }) => {
  const first = await start()
  await halfASummary(centre, first.page, dataDir)
  await first.electron.close()
  const file = fileOf(dataDir, 'journal')
  const later = Buffer.alloc(12)
  later.writeUInt32BE(99)
  later.writeUInt32BE(0x5244_0000 + 99, 8)
  // `user_version` and `application_id`, both: https://sqlite.org/fileformat2.html#the_database_header
  writeInto(file, 60, later)
  const { page } = await start()
  await expect(page.getByText(/^What is waiting to be sent is from a newer version/)).toBeVisible()
  await expect(summary(page)).toHaveValue(WORDS)
})

test('a disk that takes nothing: the call rings, is answered and wrapped up, and the window says what is not kept', async ({
  centre,
  start,
  dataDir,
}) => {
  for (const store of ['cache', 'journal']) writeFileSync(join(dataDir, store), 'in the way')
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(page.getByText('The local copy cannot be written')).toBeVisible()
  await expect(page.getByText('What you type cannot be saved on this machine')).toBeVisible()
  centre.control('call', { from: '+14805550134', name: 'Ben Ode' })
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('button', { name: 'Hang up' }).click()
  await summary(page).fill(WORDS)
  await page.getByRole('combobox', { name: 'Disposition' }).selectOption({ label: 'Follow-up Required' })
  await page.getByRole('button', { name: 'Complete' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toHaveCount(0)
  expect(centre.state().workitems).toContainEqual(expect.objectContaining({ summary: WORDS }))
})
