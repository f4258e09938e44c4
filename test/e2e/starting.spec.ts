import { spawn } from 'node:child_process'
import { readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, connection, expect, type App, type Start } from './support/app.ts'
import { manageWindows, test } from './support/program.ts'

/** Starts the app without a debugger and waits for its end. */
function run(start: Start): Promise<{ code: number | null; told: string }> {
  const { executablePath, args, env } = command(start)
  const child = spawn(executablePath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, told })))
}

const isVisible = ({ electron }: App) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.isVisible() ?? false)

const isMinimized = ({ electron }: App) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.isMinimized() ?? false)

const ended = ({ electron }: App) => {
  const { exitCode, signalCode } = electron.process()
  if (exitCode !== null || signalCode !== null) return Promise.resolve(exitCode)
  return new Promise<number | null>((resolve) => electron.process().once('exit', resolve))
}

test('a password on the command line is refused, and so is a slip', async ({ dataDir }) => {
  const password = await run({ dataDir, switches: ['--password', 'canary-pass'] })
  expect(password.code).toBe(2)
  expect(password.told).toContain('RINGDESK_PASSWORD')
  expect(password.told).not.toContain('canary-pass')
  const slip = await run({ dataDir, switches: ['--sever=https://centre.example'] })
  expect(slip.code).toBe(2)
  expect(slip.told).toContain('"--sever"')
})

test('a data folder that cannot be one is named', async ({ dataDir }) => {
  const file = join(dataDir, 'file')
  writeFileSync(file, '')
  const { code, told } = await run({ dataDir: file })
  expect(code).toBe(2)
  expect(told).toContain(file)
})

test('a second start with the same data calls the first one forward, and hands over nothing', async ({
  centre,
  start,
  dataDir,
}) => {
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  expect(await isVisible(app)).toBe(false)
  const second = await run({ dataDir, server: 'https://elsewhere.example', userName: 'ivo' })
  expect(second.code).toBe(0)
  await expect.poll(() => isVisible(app)).toBe(true)
  const shown = () =>
    app.electron.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length,
    )
  expect(await shown()).toBe(1)
  await expect(connection(app.page)).toHaveText(/^Live/)
  expect(centre.state().requests.filter(({ path }) => path.includes('token-with')).length).toBe(1)
  expect(readFileSync(join(dataDir, 'ringdesk.log'), 'utf8')).toContain('second start')
})

test('a link that is opened while the app ends is not swallowed: the app begins anew', async ({
  centre,
  start,
  dataDir,
}) => {
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  // It waits for what is under way, and there is a moment in which it is neither there nor gone.
  centre.control('delay', { route: '/accept', ms: 60_000 })
  centre.control('call', { from: '+14805550134' })
  await app.page.getByRole('button', { name: 'Answer' }).click()
  // The next one is nobody's to hold.
  await app.electron.evaluate(() => {
    process.argv = process.argv.filter((word) => word !== '-r' && !word.endsWith('hold.cjs'))
  })
  app.electron.process().kill('SIGTERM')
  expect((await run({ dataDir, switches: ['tel:+14805550199'] })).code).toBe(0)
  expect(await ended(app)).toBe(0)
  const show = async () => (await run({ dataDir, switches: ['--show'] })).code
  await expect.poll(show).toBe(0)
  // The call may ring there, too, and then Quit would ask: a signal does not. Chromium's lock names the process.
  process.kill(Number(/\d+$/.exec(readlinkSync(join(dataDir, 'SingletonLock')))?.[0]), 'SIGTERM')
  await expect.poll(show).toBe(3)
  const log = readFileSync(join(dataDir, 'ringdesk.log'), 'utf8')
  expect(log.match(/ started/g)?.length).toBe(2)
})

test('two starts with two data folders are two phones', async ({ start, dataDir }) => {
  const one = await start()
  const two = await start({ dataDir: join(dataDir, 'other'), userName: 'ivo' })
  await expect(connection(one.page)).toHaveText(/^Live/)
  await expect(connection(two.page)).toHaveText(/^Live/)
})

test('closing the window while signed in keeps the phone; quitting ends it', async ({ start }) => {
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.close())
  await expect(connection(app.page)).toHaveText(/^Live/)
  await app.electron.evaluate(({ app: electron }) => electron.quit())
  expect(await ended(app)).toBe(0)
})

test('closing the window while signed out ends the app', async ({ start }) => {
  const app = await start({ password: '' })
  await expect(app.page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.close())
  expect(await ended(app)).toBe(0)
})

test('a signal to end ends it, signed in or not, and the window comes back where it was', async ({
  start,
}) => {
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  const set = { x: 40, y: 30, width: 900, height: 640 }
  await app.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.fromId(1)?.setBounds(to), set)
  const bounds = (at: App) =>
    at.electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.getBounds())
  await expect.poll(() => bounds(app)).toEqual(set)
  app.electron.process().kill('SIGTERM')
  expect(await ended(app)).toBe(0)
  expect(await bounds(await start())).toEqual(set)
})

test('a start that is to be hidden takes no screen, and rings all the same', async ({
  centre,
  start,
  dataDir,
  program,
}) => {
  await manageWindows(program, dataDir)
  const app = await start({ switches: ['--hidden'] })
  await expect(connection(app.page)).toHaveText(/^Live/)
  centre.control('call', { from: '+14805550134' })
  await expect(app.page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')).toHaveCount(1)
  const window = () =>
    app.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.fromId(1)
      return { title: window?.getTitle(), minimized: window?.isMinimized(), focused: window?.isFocused() }
    })
  await expect.poll(window).toEqual({ title: '(1) Ringdesk', minimized: true, focused: false })
  expect((await run({ dataDir })).code).toBe(0)
  await expect.poll(window).toMatchObject({ minimized: false, focused: true })
})

test('closing the window while signed in puts it into the task bar', async ({ start, dataDir, program }) => {
  await manageWindows(program, dataDir)
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.close())
  await expect.poll(() => isMinimized(app)).toBe(true)
})
