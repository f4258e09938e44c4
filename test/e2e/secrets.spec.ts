import { newWorld } from '../simulator/seed/world.ts'
import { connection, expect } from './support/app.ts'
import { filesWith } from './support/disk.ts'
import { test } from './support/program.ts'

const PASSWORD = 'canary-pass-8c1f'
const world = newWorld(Date.now(), 'quiet')
for (const user of world.users.values()) user.password = PASSWORD

test.use({ options: { state: world } })

const LOGS = /^ringdesk\.log/

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
  const folders = { XDG_DATA_HOME: dataDir, XDG_RUNTIME_DIR: dataDir }
  const keyring = program(
    'gnome-keyring-daemon',
    ['--foreground', '--components=secrets', '--unlock'],
    folders,
  )
  keyring.stdin?.end('test')
  const switches = ['--password-store=gnome-libsecret']
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
