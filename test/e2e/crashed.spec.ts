import type { ElectronApplication } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecording } from '../replay/recording.ts'
import { connection, expect, test } from './support/app.ts'

const BEN = { user: 'ana', from: '+14805550134', name: 'Ben Ode' }

/** The window's page, asked by its own app: for Playwright a page that has crashed stays so. */
const inWindow = (electron: ElectronApplication, what: string): Promise<unknown> =>
  electron.evaluate(({ BrowserWindow }, script) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().endsWith('/index.html'),
    )
    return window?.webContents.executeJavaScript(script)
  }, what)

test('a page that crashes in a wrap-up comes back by itself: live, with the contact, and with every word that was typed', async ({
  centre,
  start,
  dataDir,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', BEN)
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('list', { name: 'Live' })).toContainText('Ben Ode')
  centre.control('hangUp', { from: BEN.from })
  const summary = page.getByRole('textbox', { name: 'Summary' })
  await summary.fill('Wants a new invoice')
  await expect
    .poll(() => page.evaluate(`ringdesk.run('drafts.list', {})`))
    .toMatchObject({ value: [{ text: 'Wants a new invoice' }] })
  const before = centre.state().requests.length

  const crashed = page.waitForEvent('crash')
  await electron.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      if (webContents.getURL().endsWith('/index.html')) webContents.forcefullyCrashRenderer()
  })
  await crashed

  const region = `document.querySelector('[aria-label="Connection"]')?.textContent`
  await expect.poll(() => inWindow(electron, region)).toMatch(/^\s*Live/)
  await expect
    .poll(() => inWindow(electron, `document.querySelector('form[aria-label="Wrap-up"] textarea')?.value`))
    .toBe('Wants a new invoice')
  expect(await inWindow(electron, 'document.body.innerText')).toContain('Ben Ode')
  // The recorder, which is there to say why something was missed, has it.
  const file = join(dataDir, 'recording.json')
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await inWindow(electron, `ringdesk.run('app.saveRecording', {})`)
  const { moments } = readRecording(readFileSync(file, 'utf8'))
  expect(moments).toContainEqual(expect.objectContaining({ kind: 'system', what: 'pageGone' }))
  // The phone itself has not noticed: nobody signed in, or connected, again.
  expect(
    centre
      .state()
      .requests.slice(before)
      .map(({ path }) => path),
  ).not.toContain('/users/api/ws-ticket')
})

test('a page that comes back after a crash does not open again what was asked for at the bar and is long closed', async ({
  centre,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', BEN)
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('list', { name: 'Live' })).toContainText('Ben Ode')
  const workitemId = centre.state().workitems.find(({ from }) => from === BEN.from)?.workitemId
  await page.evaluate(`ringdesk.run('callBar.toDesk', ${JSON.stringify({ workitemId, panel: 'transfer' })})`)
  const isOpen = `document.querySelector('.controls .transfer')?.getAttribute('aria-expanded')`
  await expect.poll(() => inWindow(electron, isOpen)).toBe('true')
  await page.locator('.controls .transfer').click()
  await expect.poll(() => inWindow(electron, isOpen)).toBe('false')

  const crashed = page.waitForEvent('crash')
  await electron.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      if (webContents.getURL().endsWith('/index.html')) webContents.forcefullyCrashRenderer()
  })
  await crashed
  await expect.poll(() => inWindow(electron, isOpen).catch(() => undefined)).toMatch(/true|false/)
  expect(await inWindow(electron, isOpen)).toBe('false')
})
