import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { again, ended } from './support/again.ts'
import { command, connection, expect, type App } from './support/app.ts'
import { manageWindows, test } from './support/program.ts'

const field = (page: Page) => page.getByRole('combobox', { name: 'Name or number' })
const live = (page: Page) => page.getByRole('list', { name: 'Live' }).getByRole('listitem')
const stands = ({ electron }: App) =>
  electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.fromId(1)
    return { visible: window?.isVisible(), minimized: window?.isMinimized(), focused: window?.isFocused() }
  })
const FORWARD = { visible: true, minimized: false, focused: true }

/** The field holds the number, and the next key goes into it. */
async function filled(page: Page, number: string): Promise<void> {
  await expect(field(page)).toHaveValue(number)
  await expect(field(page)).toBeFocused()
}

test('a link that starts the app waits for the sign-in, fills the field, and is called by Enter alone', async ({
  start,
  centre,
}) => {
  const { page } = await start({ password: '', switches: ['TEL:+1-480-555-0199;ext=7'] })
  await page.getByLabel('Password').fill('ringdesk')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(connection(page)).toHaveText(/^Live/)
  await filled(page, '+14805550199')
  await expect(page.getByRole('dialog', { name: 'Dial' })).toContainText('Extension 7 is not dialled')
  expect(centre.state().workitems).toEqual([])
  await page.keyboard.press('Enter')
  await expect(live(page)).toHaveAccessibleName(/\+1 480 555 0199/)
})

test('a link brings the running app forward, hidden or minimised, whatever the field held, and a reload brings none back', async ({
  start,
  centre,
  dataDir,
  program,
}) => {
  await manageWindows(program, dataDir)
  const app = await start()
  const { page, electron } = app
  await expect(connection(page)).toHaveText(/^Live/)
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  expect(await again({ dataDir, switches: ['sip:%2B14805550198@elsewhere.example'] })).toMatchObject({
    code: 0,
  })
  await expect.poll(() => stands(app)).toEqual(FORWARD)
  await filled(page, '+14805550198')

  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.minimize())
  await expect.poll(() => stands(app)).toMatchObject({ minimized: true })
  await again({ dataDir, switches: ['callto:4805550197'] })
  await expect.poll(() => stands(app)).toEqual(FORWARD)
  await filled(page, '4805550197')

  await page.keyboard.press('Escape')
  await page.reload()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(field(page)).toHaveCount(0)
  expect(centre.state().workitems).toEqual([])
})

test('a link during a call leaves the call alone until Enter', async ({ start, centre, dataDir }) => {
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', { from: '+14805550134' })
  await expect(page.getByRole('button', { name: 'Answer' })).toBeVisible()
  await page.keyboard.press('Control+Shift+A')
  await expect(live(page)).toHaveAccessibleName(/Ben Ode/)
  await again({ dataDir, switches: ['tel:4805550199'] })
  await filled(page, '4805550199')
  expect(centre.state().workitems.map(({ state }) => state)).toEqual(['active'])
  await page.keyboard.press('Enter')
  await expect(live(page)).toHaveAccessibleName(/480 555 0199/)
  expect(centre.state().workitems.map(({ state }) => state)).toContain('hold')
})

test('a link that is no number is told by the part that is wrong, before the sign-in too, and fills nothing', async ({
  start,
  centre,
  dataDir,
}) => {
  const { page } = await start({ password: '' })
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  const told = async (link: string, words: string) => {
    await again({ dataDir, switches: [link] })
    await expect(page.getByRole('alert')).toHaveText(new RegExp(`^Nothing was dialled\\. .*${words}`))
    await page.getByRole('button', { name: 'Dismiss' }).click()
  }
  await told('sip:ana.ruiz@centre.example', 'leads to “ana.ruiz”')
  await told('tel:1-800-FLOWERS', '“FLOWERS” in the link')
  await told('tel:1480?--no-sandbox', 'more than a call: “\\?--no-sandbox”')
  await told(`tel:${'1'.repeat(20_000)}`, 'too long')
  await expect(field(page)).toHaveCount(0)
  expect(centre.state().workitems).toEqual([])
})

test('two links at once are refused where they are started, and nothing behind -- is a flag', async ({
  dataDir,
}) => {
  const two = await again({ dataDir, switches: ['tel:1', 'tel:2'] })
  expect(two).toMatchObject({ code: 2 })
  expect(two.told).toContain('One link at a time')
  const { executablePath, args, env } = command({})
  const smuggled = await ended(executablePath, [...args, `--data-dir=${dataDir}`, '--', '--no-sandbox'], env)
  expect(smuggled).toMatchObject({ code: 2 })
  expect(smuggled.told).toContain('"--no-sandbox" is no link')
})

test.describe('on a desktop', () => {
  test.skip(process.platform !== 'linux', 'xdg-utils are Linux')

  const home = process.env['RINGDESK_E2E_APP_HOME'] ?? ''
  const applications = join(home, '.local/share/applications')
  test.afterEach(() => {
    for (const folder of ['.local', '.config/mimeapps.list', '.config/autostart'])
      rmSync(join(home, folder), { recursive: true, force: true })
  })

  /** The menu entry of the package, but for this checkout and this data folder. */
  function install(dataDir: string): void {
    const { executablePath, args } = command({ dataDir })
    mkdirSync(applications, { recursive: true })
    const exec = [executablePath, ...args, '--', '%u'].join(' ')
    const mime = ['tel', 'sip', 'sips', 'callto'].map((scheme) => `x-scheme-handler/${scheme};`).join('')
    writeFileSync(
      join(applications, 'ringdesk.desktop'),
      `[Desktop Entry]\nType=Application\nName=Ringdesk\nExec=${exec}\nMimeType=${mime}\n`,
    )
    writeFileSync(
      join(applications, 'other.desktop'),
      '[Desktop Entry]\nType=Application\nName=Other\nExec=true %u\nMimeType=x-scheme-handler/tel;\n',
    )
    mkdirSync(join(home, '.config'), { recursive: true })
    writeFileSync(
      join(home, '.config/mimeapps.list'),
      '[Default Applications]\nx-scheme-handler/tel=other.desktop\n',
    )
    // The app is another user, whose home this is.
    for (const name of ['.local', '.local/share', '.local/share/applications', '.config'])
      chmodSync(join(home, name), 0o777)
    chmodSync(join(home, '.config/mimeapps.list'), 0o666)
  }

  test('the settings say who opens links, take them over at a click, and xdg-open fills the field', async ({
    start,
    dataDir,
  }) => {
    install(dataDir)
    const { page } = await start()
    await expect(connection(page)).toHaveText(/^Live/)
    await page.getByRole('button', { name: 'Settings' }).click()
    const part = page.getByRole('region', { name: 'Links and start' })
    await expect(part.getByText('opens in another program')).toHaveCount(1)
    await part.getByRole('button', { name: 'Use Ringdesk' }).click()
    await expect(part.getByText('opens in Ringdesk')).toHaveCount(4)
    await expect(part.getByRole('button', { name: 'Use Ringdesk' })).toHaveCount(0)

    const env = {
      PATH: process.env['PATH'],
      HOME: home,
      DISPLAY: process.env['DISPLAY'],
      RINGDESK_E2E_APP_HOME: home,
    }
    for (const [link, number] of [
      ['tel:+1-480-555-0199', '+14805550199'],
      ['callto:+14805550198', '+14805550198'],
    ] as const) {
      await ended('xdg-open', [link], env)
      await filled(page, number)
    }
  })

  test('a checkout that no menu knows says so, and takes no links', async ({ start }) => {
    const { page } = await start()
    await expect(connection(page)).toHaveText(/^Live/)
    await page.getByRole('button', { name: 'Settings' }).click()
    const part = page.getByRole('region', { name: 'Links and start' })
    await expect(part).toContainText('This Ringdesk is not installed')
    await expect(part.getByRole('button', { name: 'Use Ringdesk' })).toHaveCount(0)
  })
})
