import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newWorld } from '../simulator/seed/world.ts'
import { connection, expect } from './support/app.ts'
import { filesWith } from './support/disk.ts'
import { test, type StartProgram } from './support/program.ts'

const PASSWORD = 'canary-pass-8c1f'
const world = newWorld(Date.now(), 'quiet')
for (const user of world.users.values()) user.password = PASSWORD

test.use({ options: { state: world } })

const LOGS = /^ringdesk\.log/

/** A keyring that is open, with its files beside the app's; answers how the app is told to use it. */
function unlockedKeyring(program: StartProgram, folder: string): string[] {
  const folders = { XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder }
  const args = ['--foreground', '--components=secrets', '--unlock']
  program('gnome-keyring-daemon', args, folders).stdin?.end('test')
  return ['--password-store=gnome-libsecret']
}

test('without a keyring nothing secret is on the disk, and the window says so', async ({
  centre,
  start,
  dataDir,
}) => {
  const { electron, page } = await start({ password: PASSWORD })
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(page.getByText('No keyring: you sign in again at each start')).toBeVisible()
  const caller = { from: '+14805550134', name: 'Canary Caller' }
  centre.control('call', caller)
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('button', { name: 'Hang up' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toBeVisible()
  const tokens = [...centre.centre.snapshotOfState().tokens.keys()]
  expect(tokens.length).toBeGreaterThan(0)
  const parts = tokens.flatMap((token) => token.split('.').slice(1))
  await electron.close()

  expect(filesWith(dataDir, [PASSWORD, ...parts])).toEqual([])
  expect(filesWith(dataDir, [caller.name, '4805550134']).filter((name) => LOGS.test(name))).toEqual([])
  // The witness can see: these are there.
  expect(filesWith(dataDir, ['started'])).toContain('ringdesk.log')
  expect(filesWith(dataDir, [caller.name]).length).toBeGreaterThan(0)
})

test('the environment that the app hands on holds no password', async ({ start }) => {
  const { electron } = await start({ password: PASSWORD })
  expect(await electron.evaluate(() => JSON.stringify(process.env))).not.toContain(PASSWORD)
})

test('with a keyring the token is kept encrypted, and the next start needs no password', async ({
  centre,
  start,
  dataDir,
  program,
}) => {
  const switches = unlockedKeyring(program, dataDir)
  const first = await start({ password: PASSWORD, switches })
  await expect(connection(first.page)).toHaveText(/^Live/)
  await expect(first.page.getByText(/^No keyring/)).toHaveCount(0)
  await first.electron.close()
  const tokens = [...centre.centre.snapshotOfState().tokens.keys()]
  const parts = tokens.flatMap((token) => token.split('.').slice(1))
  expect(filesWith(dataDir, [PASSWORD, ...parts])).toEqual([])

  const second = await start({ password: '', switches })
  await expect(connection(second.page)).toHaveText(/^Live/)
})

test('a sign-in whose file has changed by one byte is none: the password is asked for, and what was there is not used', async ({
  start,
  dataDir,
  program,
}) => {
  const switches = unlockedKeyring(program, dataDir)
  const first = await start({ password: PASSWORD, switches })
  await expect(connection(first.page)).toHaveText(/^Live/)
  await first.electron.close()
  const file = join(dataDir, 'sign-in.bin')
  const sealed = readFileSync(file)
  sealed[sealed.length - 5] = (sealed.at(-5) ?? 0) ^ 1
  writeFileSync(file, sealed)
  const second = await start({ password: '', switches })
  await expect(second.page.getByRole('textbox', { name: 'Password' })).toBeVisible()
})

test('a sign-in that was kept for somebody else at this desk is not taken up', async ({
  start,
  dataDir,
  program,
}) => {
  const switches = unlockedKeyring(program, dataDir)
  const first = await start({ password: PASSWORD, switches })
  await expect(connection(first.page)).toHaveText(/^Live/)
  await first.electron.close()
  const second = await start({ userName: 'ivo', password: '', switches })
  await expect(second.page.getByRole('textbox', { name: 'Password' })).toBeVisible()
  await expect(second.page.getByText('Ana Ruiz')).toHaveCount(0)
})

test('a keyring that is locked, and that nobody opens, is as good as none: nothing secret is written', async ({
  centre,
  start,
  dataDir,
  program,
}) => {
  // Without a password on its input it has a collection that nobody can open.
  const folders = { XDG_DATA_HOME: dataDir, XDG_RUNTIME_DIR: dataDir }
  program('gnome-keyring-daemon', ['--foreground', '--components=secrets'], folders)
  const { page, electron } = await start({
    password: PASSWORD,
    switches: ['--password-store=gnome-libsecret'],
  })
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(page.getByText(/^No keyring/)).toBeVisible()
  await electron.close()
  const parts = [...centre.centre.snapshotOfState().tokens.keys()].flatMap((token) =>
    token.split('.').slice(1),
  )
  expect(filesWith(dataDir, [PASSWORD, ...parts])).toEqual([])
})

test('signing out takes the sealed sign-in with it', async ({ start, dataDir, program }) => {
  const switches = unlockedKeyring(program, dataDir)
  const { page } = await start({ password: PASSWORD, switches })
  await expect(connection(page)).toHaveText(/^Live/)
  await expect.poll(() => existsSync(join(dataDir, 'sign-in.bin'))).toBe(true)
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await page
    .getByRole('dialog', { name: 'Sign out?' })
    .getByRole('button', { name: 'Sign out', exact: true })
    .click()
  await expect.poll(() => existsSync(join(dataDir, 'sign-in.bin'))).toBe(false)
})
