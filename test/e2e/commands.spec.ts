import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { again, ended } from './support/again.ts'
import { command, connection, expect, test, type App } from './support/app.ts'

const entries = (page: Page, list: string) => page.getByRole('list', { name: list }).getByRole('listitem')
const main = ({ electron }: App) => electron.process()
const isVisible = ({ electron }: App) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.isVisible() ?? false)

test('each verb of a terminal does what its button does, and ends with what came of it', async ({
  start,
  centre,
  dataDir,
}) => {
  const app = await start()
  const { page } = app
  await expect(connection(page)).toHaveText(/^Live/)
  const does = async (...words: string[]) => {
    const { code, told } = await again({ dataDir, switches: words })
    return code === 0 ? 'done' : `${code} ${told.split('\n').find((line) => line.startsWith('ringdesk:'))}`
  }
  expect(await does('--answer')).toBe('1 ringdesk: No call is ringing.')
  expect(await does('--hang-up')).toBe('1 ringdesk: There is no call now.')

  centre.control('call', { from: '+14805550134' })
  await expect(entries(page, 'Ringing')).toHaveCount(1)
  expect(await does('--answer')).toBe('done')
  await expect(entries(page, 'Live')).toHaveCount(1)
  expect(await does('--mute')).toBe('done')
  await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible()
  expect(await does('--mute')).toBe('done')
  await expect(page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible()
  expect(await does('--hold')).toBe('done')
  await expect(entries(page, 'On hold')).toHaveCount(1)
  expect(await does('--hold')).toBe('done')
  await expect(entries(page, 'Live')).toHaveCount(1)
  expect(await does('--hang-up')).toBe('done')
  await expect(entries(page, 'Wrap-up')).toHaveCount(1)

  expect(await does('--dial', '480 555 0199')).toBe('done')
  await expect(page.getByRole('combobox', { name: 'Name or number' })).toHaveValue('4805550199')
  expect(await does('--dial', 'ana')).toBe('1 ringdesk: No part of a number: "ana".')
  expect(centre.state().requests.filter(({ path }) => path === '/users/api/calls')).toEqual([])

  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  expect(await does('--show')).toBe('done')
  await expect.poll(() => isVisible(app)).toBe(true)
})

test('--quit ends the app that runs', async ({ start, dataDir }) => {
  const app = await start({ password: '' })
  await expect(app.page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  const gone = new Promise((resolve) => main(app).once('exit', resolve))
  expect(await again({ dataDir, switches: ['--quit'] })).toMatchObject({ code: 0 })
  expect(await gone).toBe(0)
})

test('without an app a verb says so, starts none, and leaves no folder', async ({ dataDir }) => {
  for (const folder of [dataDir, join(dataDir, 'never')]) {
    const { code, told } = await again({ dataDir: folder, switches: ['--answer'] })
    expect(code).toBe(3)
    expect(told).toContain('ringdesk: Ringdesk does not run')
  }
  expect(existsSync(join(dataDir, 'never'))).toBe(false)
})

test('help and version are told without an app', async ({ dataDir }) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect((await again({ dataDir, switches: ['--version'] })).out).toContain(`Ringdesk ${version}`)
  const help = await again({ dataDir, switches: ['--help'] })
  expect(help).toMatchObject({ code: 0 })
  for (const word of ['--hang-up', '--dial NUMBER', '--data-dir DIR', 'tel:'])
    expect(help.out).toContain(word)
  expect(existsSync(join(dataDir, 'ringdesk.log'))).toBe(false)
})

test('of ten starts at once one is left, and whatever the others were started for reaches it', async ({
  dataDir,
}) => {
  const { executablePath, args, env } = command({ dataDir })
  const starts = Array.from({ length: 10 }, (_none, i) =>
    spawn(executablePath, [...args, `tel:100${i}`], { env, stdio: 'ignore' }),
  )
  const codes = starts.map((child) => new Promise((resolve) => child.once('exit', resolve)))
  const running = () => starts.filter(({ exitCode }) => exitCode === null)
  await expect.poll(() => running().length).toBe(1)
  expect(starts.filter(({ exitCode }) => exitCode === 0)).toHaveLength(9)
  expect(await again({ dataDir, switches: ['--quit'] })).toMatchObject({ code: 0 })
  await Promise.all(codes)
  const log = readFileSync(join(dataDir, 'ringdesk.log'), 'utf8')
  expect(log.match(/ started$/gm)).toHaveLength(1)
  expect(log.match(/ second start$/gm)?.length).toBe(10)
})

test('a crash leaves a lock that the next start takes over', async ({ start, dataDir }) => {
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  const gone = new Promise((resolve) => main(app).once('exit', resolve))
  const lock = join(dataDir, 'SingletonLock')
  process.kill(Number(readlinkSync(lock).split('-').at(-1)), 'SIGKILL')
  await gone
  expect(readlinkSync(lock)).toBeTruthy()
  // A verb does not take it for a living app.
  expect(await again({ dataDir, switches: ['--mute'] })).toMatchObject({ code: 3 })
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
})

test('an app that stands still is replaced by the next start, after its patience', async ({
  start,
  dataDir,
}) => {
  test.slow()
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  const pid = Number(readlinkSync(join(dataDir, 'SingletonLock')).split('-').at(-1))
  const gone = new Promise((resolve) => main(app).once('exit', resolve))
  process.kill(pid, 'SIGSTOP')
  const { page } = await start()
  await gone
  await expect(connection(page)).toHaveText(/^Live/)
})

test.describe('with the session', () => {
  test.skip(process.platform !== 'linux', 'the autostart folder is Linux')
  const folder = join(process.env['RINGDESK_E2E_APP_HOME'] ?? '', '.config/autostart')
  const file = join(folder, 'ringdesk.desktop')
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('the settings have the app started hidden, by a file that the desktop understands, and respect one that was changed', async ({
    start,
    dataDir,
  }) => {
    const app = await start()
    const { page } = app
    await expect(connection(page)).toHaveText(/^Live/)
    await page.getByRole('button', { name: 'Settings' }).click()
    const part = page.getByRole('region', { name: 'Links and start' })
    const box = part.getByRole('checkbox', { name: /^Start Ringdesk, hidden/ })
    await expect(box).not.toBeChecked()
    await box.check()
    await expect.poll(() => existsSync(file)).toBe(true)
    expect(await ended('desktop-file-validate', [file], process.env)).toMatchObject({ code: 0 })
    const exec = /^Exec=(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
    expect(exec).toContain(`"--data-dir=${dataDir}"`)

    // The session begins once more: the app is there already, and stays where it is.
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
    const words = [...exec.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word)
    const { executablePath, env } = command({ dataDir })
    expect(words[2]).toBe('--hidden')
    expect(await ended(executablePath, words.slice(1), env)).toMatchObject({ code: 0 })
    await expect.poll(() => readFileSync(join(dataDir, 'ringdesk.log'), 'utf8')).toContain('second start')
    expect(await isVisible(app)).toBe(false)

    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.show())
    await box.uncheck()
    await expect.poll(() => existsSync(file)).toBe(false)
    await box.check()
    await expect.poll(() => existsSync(file)).toBe(true)
    writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`)
    await page.getByRole('button', { name: 'Desk', exact: true }).click()
    await page.getByRole('button', { name: 'Settings' }).click()
    await expect(part).toContainText(
      'Ringdesk does not start when you sign in to this computer. You have set this',
    )
    await expect(box).toHaveCount(0)
  })
})
