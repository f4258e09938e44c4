import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { command, connection, expect } from './support/app.ts'
import { manageWindows, test as base } from './support/program.ts'
import { standOf } from './support/windows.ts'

const BEN = { user: 'ana', from: '+442079460123', name: 'Ben Ode' }

/** Presses a key of the whole screen, as a person would; and another program that wants one of them. */
const test = base.extend<{ press(keys: string): Promise<void>; wants(keys: string): () => string }>({
  async press({ program }, use) {
    // Whoever is ended before the key is let go leaves it down, for all tests after this one.
    await use(
      async (keys) => void (await once(program('xdotool', ['key', '--clearmodifiers', keys]), 'exit')),
    )
  },
  async wants({ dataDir }, use) {
    const running: { kill(): void }[] = []
    await use((keys) => {
      const script = join(dataDir, 'grab')
      const file = join(dataDir, 'grabbed')
      cpSync(join(import.meta.dirname, 'support/grab'), script, { recursive: true })
      const { executablePath, args, env } = command({})
      const switches = args.slice(0, -1)
      running.push(
        spawn(executablePath, [...switches, `--user-data-dir=${dataDir}/other`, script, keys, file], {
          env,
          stdio: 'ignore',
        }),
      )
      return () => (existsSync(file) ? readFileSync(file, 'utf8') : '')
    })
    for (const child of running) child.kill()
  },
})

test.skip(process.platform !== 'linux', 'keys are pressed by a program of X11')

const hide = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
const held = (electron: ElectronApplication, keys: string) =>
  electron.evaluate(({ globalShortcut }, name) => globalShortcut.isRegistered(name), keys)

test('with the window hidden the keys answer, mute, hold and hang up, each held only while it can', async ({
  centre,
  start,
  dataDir,
  program,
  press,
}) => {
  await manageWindows(program, dataDir)
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await hide(electron)
  await expect.poll(() => held(electron, 'Control+Shift+Space')).toBe(true)
  for (const key of ['A', 'D', 'H', 'M', 'L'])
    expect(await held(electron, `Control+Shift+${key}`)).toBe(false)

  centre.control('call', BEN)
  await expect.poll(() => held(electron, 'Control+Shift+A')).toBe(true)
  await press('ctrl+shift+a')
  const live = page.getByRole('list', { name: 'Live' })
  await expect(live).toContainText('Ben Ode')
  await expect.poll(() => held(electron, 'Control+Shift+A')).toBe(false)
  await expect.poll(() => held(electron, 'Control+Shift+M')).toBe(true)
  await press('ctrl+shift+m')
  await expect(page.getByRole('article')).toContainText('muted')
  await press('ctrl+shift+l')
  await expect(page.getByRole('list', { name: 'On hold' })).toContainText('Ben Ode')
  expect((await standOf(electron, 'index'))?.visible).toBe(false)
  await press('ctrl+shift+space')
  await expect.poll(() => standOf(electron, 'index')).toMatchObject({ visible: true, focused: true })
  // In front, it needs no key to come there.
  await expect.poll(() => held(electron, 'Control+Shift+Space')).toBe(false)
  await press('ctrl+shift+l')
  await expect(live).toContainText('Ben Ode')
  await press('ctrl+shift+h')
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toContainText('Ben Ode')
  await expect.poll(() => held(electron, 'Control+Shift+H')).toBe(false)
})

test('a key that another program has is told beside it; another one is chosen and tried, and the old one is free', async ({
  start,
  dataDir,
  program,
  press,
  wants,
}) => {
  await manageWindows(program, dataDir)
  const has = wants('Control+Shift+M')
  await expect.poll(has, { timeout: 20_000 }).toBe('has it')
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await page.keyboard.press('Control+,')
  const keys = page.getByRole('region', { name: 'Keys in every program' })
  const mute = keys.getByRole('listitem').filter({ hasText: 'Mute or unmute' })
  await expect(mute).toContainText('Another program has this key.')
  await mute.getByRole('button', { name: 'Test: Mute or unmute' }).click()
  await expect(mute).toContainText('Another program has this key now.')

  await mute.getByRole('button', { name: 'Mute or unmute: Ctrl+Shift+M' }).click()
  await page.keyboard.press('Alt+Shift+M')
  await expect(mute.getByRole('button', { name: 'Mute or unmute: Alt+Shift+M' })).toBeVisible()
  await mute.getByRole('button', { name: 'Test: Mute or unmute' }).click()
  await expect(mute).toContainText('Press Alt+Shift+M now.')
  await press('alt+shift+m')
  await expect(mute).toContainText('It arrived.')
})

test('a key that is given up another program can have at once', async ({
  centre,
  start,
  dataDir,
  program,
  wants,
}) => {
  await manageWindows(program, dataDir)
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', BEN)
  await expect.poll(() => held(electron, 'Control+Shift+A')).toBe(true)
  const has = wants('Control+Shift+A')
  await expect.poll(has, { timeout: 20_000 }).toBe('has it not')
  await page.evaluate(`ringdesk.run('globalKeys.change', { id: 'answer', keys: 'Alt+Shift+A' })`)
  await expect.poll(has).toBe('has it')
  expect(await held(electron, 'Alt+Shift+A')).toBe(true)
})
