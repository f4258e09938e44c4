import { createHash, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeCertificate } from '../certificates.ts'
import { connection, expect, given, test, type Packaged } from './support/packaged.ts'

/** What the update server has: an announcement, and the file with how much of it is sent before the line breaks. */
interface Served {
  announcement: string
  file: Buffer
  breaksAfter?: number
  downloads: number
}

const deb = () => given('UPDATES_DEB')
const name = () => basename(deb())
const sum = (content: Buffer) => createHash('sha512').update(content).digest('base64')
const ours = () => createPrivateKey(readFileSync(given('UPDATES_PRIVATE')))

function announce(of: object = {}, key: KeyObject = ours()): string {
  const file = readFileSync(deb())
  const files = [{ name: name(), size: file.length, sha512: sum(file) }]
  const announced = { serial: 100, version: given('UPDATES_NEWER'), files, ...of }
  const payload = Buffer.from(JSON.stringify(announced))
  return JSON.stringify({
    payload: payload.toString('base64'),
    signature: sign(null, payload, key).toString('base64'),
  })
}

/** Who alone vouches for the server: nobody outside of the company knows them. */
const COMPANY = makeCertificate({ names: ['Company Root'], isAuthority: true })
const trusting = (dataDir: string) => {
  const file = join(dataDir, 'company.crt')
  writeFileSync(file, COMPANY.cert, { mode: 0o644 })
  return { SSL_CERT_FILE: file }
}

let server: Server
let served: Served

test.beforeEach(async () => {
  served = { announcement: announce(), file: readFileSync(deb()), downloads: 0 }
  server = createServer(makeCertificate({ names: ['127.0.0.1'], by: COMPANY }), (request, response) => {
    if (request.url?.endsWith('.json')) return response.end(served.announcement)
    served.downloads += 1
    response.writeHead(200, { 'content-length': served.file.length })
    if (served.breaksAfter === undefined) return response.end(served.file)
    response.write(served.file.subarray(0, served.breaksAfter), () => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(Number(given('UPDATES_PORT')), '127.0.0.1', resolve))
})
test.afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const installed = () =>
  execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'ringdesk'], { encoding: 'utf8' }).replace('~', '-')

const part = (page: Page) => page.getByRole('region', { name: 'Updates' })
const press = (page: Page, button: string) => part(page).getByRole('button', { name: button }).click()

async function settings({ page }: Packaged): Promise<Page> {
  await expect(connection(page)).toHaveText(/^Live/)
  await page.keyboard.press('Control+,')
  await expect(part(page)).toBeVisible()
  return page
}

test('nothing is downloaded of what was tampered with, is older, or was announced before something newer', async ({
  start,
  dataDir,
}) => {
  const page = await settings(await start({ env: trusting(dataDir) }))
  served.announcement = announce({}, generateKeyPairSync('ed25519').privateKey)
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('is not signed by the publisher of Ringdesk')

  served.announcement = announce({ version: '0.0.1', serial: 101 })
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('offers an older version')

  served.announcement = announce({ version: installed(), serial: 102 })
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('It is the newest version.')
  served.announcement = announce({ serial: 100 })
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('what it offered before something newer')

  served.announcement = announce({ serial: 103, percent: 0 })
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('It is the newest version.')
  expect(served.downloads).toBe(0)
})

test('a server that only the company vouches for is believed where the company is, and nowhere else', async ({
  start,
}) => {
  const page = await settings(await start())
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('No safe connection to the update server')
  expect(served.downloads).toBe(0)
})

test('a download that breaks off is begun again, and one that is not what was announced is not used', async ({
  start,
  dataDir,
}) => {
  const before = installed()
  const page = await settings(await start({ env: trusting(dataDir) }))
  served.breaksAfter = 1_000_000
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('broke off')

  delete served.breaksAfter
  const whole = served.file
  served.file = Buffer.from(whole)
  served.file[served.file.length - 1] = ((whole.at(-1) ?? 0) + 1) % 256
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('is not what was announced')

  served.file = whole
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('is here and can be installed')
  // Here is nobody who could be asked for a password.
  await press(page, 'Install and restart')
  await expect(part(page)).toContainText(/was not installed|could not be installed/)
  expect(installed()).toBe(before)
})

test('a newer version waits for the end of the call and of its wrap-up; then it is installed, and begins by itself', async ({
  centre,
  dataDir,
  start,
}) => {
  // As root, who needs no password; Chromium has no sandbox for root, which says the window, too.
  const app = await start({
    asRoot: true,
    anySandbox: true,
    env: { HOME: dataDir, XDG_CACHE_HOME: dataDir, ...trusting(dataDir) },
  })
  const page = await settings(app)
  await press(page, 'Look for updates')
  await expect(part(page)).toContainText('is here and can be installed')
  centre.control('call', { from: '+14805550134', name: 'Ben Ode' })
  await page.keyboard.press('Control+1')
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('list', { name: 'Live' })).toBeVisible()
  const before = installed()
  await connection(page).getByRole('button', { name: 'Install and restart' }).click()
  await expect(connection(page)).toContainText('will be installed after your calls')
  await page.getByRole('button', { name: 'Hang up' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toBeVisible()
  await expect(connection(page)).toContainText('will be installed after your calls')
  expect(installed()).toBe(before)
  await page.getByRole('combobox', { name: 'Disposition' }).selectOption({ label: 'Resolved' })
  await page.getByRole('button', { name: 'Complete' }).click()

  expect(await app.ended).toBe(0)
  expect(installed()).toBe(given('UPDATES_NEWER'))
  const begun = () =>
    readFileSync(`${dataDir}/ringdesk.log`, 'utf8')
      .split('\n')
      .filter((line) => line.includes('started'))
  await expect.poll(() => begun().length).toBe(2)
  for (const pid of startedWith(dataDir)) process.kill(pid, 'SIGTERM')
  await expect.poll(() => startedWith(dataDir)).toEqual([])
})

/** The processes that were started for a data folder. */
const startedWith = (folder: string) =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isFor(pid, folder))

function isFor(pid: number, folder: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return words.includes(`--data-dir=${folder}`) && !words.some((word) => word.startsWith('--type='))
  } catch {
    return false
  }
}
