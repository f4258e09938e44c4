import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { connection, expect, test } from './support/app.ts'
import { filesWith } from './support/disk.ts'

const CALLER = { from: '+14805550134', name: 'Canary Caller' }
const WIPE = 'Sign out and remove what is kept on this computer'
const question = (page: Page) => page.getByRole('dialog', { name: 'Sign out?' })

/** A call of somebody who can be found on the disk, with its wrap-up done. */
async function aCallOver(page: Page, ring: () => void): Promise<void> {
  await expect(connection(page)).toHaveText(/^Live/)
  ring()
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('button', { name: 'Hang up' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toContainText(CALLER.name)
}

test('signing out asks, and removes what is kept where that is chosen: no word of a caller is left on the disk', async ({
  centre,
  page,
  dataDir,
}) => {
  await aCallOver(page, () => centre.control('call', CALLER))
  await expect.poll(() => filesWith(dataDir, [CALLER.name]).length).toBeGreaterThan(0)
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await question(page).getByRole('button', { name: 'Stay signed in' }).click()
  await expect(connection(page)).toHaveText(/^Live/)
  // What an agent has once typed for a proxy.
  writeFileSync(join(dataDir, 'proxy.bin'), 'sealed')
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await question(page).getByRole('button', { name: WIPE }).click()
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible()
  await expect.poll(() => readdirSync(join(dataDir, 'cache'))).toEqual([])
  expect(readdirSync(dataDir)).not.toContain('proxy.bin')
  expect(readdirSync(join(dataDir, 'journal'))).toEqual([])
  expect(filesWith(dataDir, [CALLER.name, '4805550134', 'Ana Ruiz'])).toEqual([])
})

test('words that were begun and never sent are named first, and go only by a second yes', async ({
  centre,
  page,
  dataDir,
}) => {
  await aCallOver(page, () => centre.control('call', CALLER))
  await page.getByRole('textbox', { name: 'Notes' }).fill('canary-note-77')
  await expect.poll(() => filesWith(join(dataDir, 'journal'), ['canary-note-77']).length).toBeGreaterThan(0)
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await question(page).getByRole('button', { name: WIPE }).click()
  await expect(question(page)).toContainText('begun to write about 1 contact')
  await expect(connection(page)).toHaveText(/^Live/)
  await question(page).getByRole('button', { name: 'Sign out and lose this' }).click()
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible()
  await expect.poll(() => filesWith(dataDir, ['canary-note-77'])).toEqual([])
})

test('a wipe that was cut off is gone on with before the next start shows anything', async ({
  centre,
  start,
  dataDir,
}) => {
  const { page, electron } = await start()
  await aCallOver(page, () => centre.control('call', CALLER))
  await expect.poll(() => filesWith(join(dataDir, 'cache'), [CALLER.name]).length).toBeGreaterThan(0)
  electron.process().kill('SIGKILL')
  const [name = ''] = readdirSync(join(dataDir, 'journal'))
  writeFileSync(join(dataDir, 'wipe.json'), JSON.stringify({ names: [name.split('.')[0]], signedIn: true }), {
    mode: 0o666,
  })
  const again = await start({ password: '' })
  await expect(again.page.getByRole('textbox', { name: 'Password' })).toBeVisible()
  await expect.poll(() => readdirSync(dataDir)).not.toContain('wipe.json')
  expect(filesWith(dataDir, [CALLER.name])).toEqual([])
})
