import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { connection, expect, test } from '../support/packaged.ts'

// The points of the checklist about what leads out of a page: to programs, to main, to files.

/** Asks main for something as a script of the page would. */
const run = <T>(page: Page, name: string, input: object) =>
  page.evaluate(
    ([verb, what]) =>
      (
        window as unknown as { ringdesk: { run(name: unknown, input: unknown): Promise<unknown> } }
      ).ringdesk.run(verb, what),
    [name, input] as const,
  ) as Promise<T>

const LETTER = `<p><a href="https://outside.example/a">one</a> <a href="http://outside.example/">two</a>
<a href="tel:+14805550134">three</a> <a href="file:///etc/passwd">four</a> <a href="smb://outside.example/">five</a></p>`

interface Letter {
  ok: boolean
  value: { mail: string; links: { address: string; opens: boolean }[] }
}
interface Opened {
  ok: boolean
  value?: { opened: boolean }
}

test('15. an address is opened outside only where a person says so, and only one of the web or of a mailbox', async ({
  centre,
  dataDir,
  start,
}) => {
  // What opens links on a desktop, with a memory.
  const bin = mkdtempSync(join(dataDir, 'bin-'))
  const opened = join(dataDir, 'opened')
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${opened}'\n`, { mode: 0o755 })
  chmodSync(bin, 0o755)
  const { page } = await start({ env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` } })
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('email', { body: LETTER })
  await page.getByRole('list', { name: 'Waiting' }).getByRole('button').first().click()
  const item = centre.state().workitems.find(({ channelType }) => channelType === 'email')
  const words = { language: 'en', quoted: 'quoted', picture: 'picture' }
  const asked = { workitemId: item?.workitemId, index: 0, pictures: false, words }
  const letter = await run<Letter>(page, 'messages.show', asked)
  const links = letter.value.links.map(({ address, opens }) => `${address} ${opens}`)
  expect(links).toEqual([
    'https://outside.example/a true',
    'http://outside.example/ false',
    'tel:+14805550134 false',
  ])
  const { mail } = letter.value
  for (const link of [1, 2, 3])
    expect((await run<Opened>(page, 'messages.openLink', { mail, link })).ok).toBe(false)

  const before = windows()
  const questions = () => windows().filter((id) => !before.includes(id))
  const answer = run<Opened>(page, 'messages.openLink', { mail, link: 0 })
  let said: Opened | undefined
  void answer.then((value) => (said = value))
  await expect.poll(() => said !== undefined || questions().length > 0).toBe(true)
  expect(said).toBe(undefined)
  await expect.poll(() => questions().forEach(decline) ?? said).toMatchObject({ value: { opened: false } })
  expect(existsSync(opened)).toBe(false)
})

/** Presses the key that says no; the window may have gone since it was seen. */
function decline(id: string): void {
  spawnSync('xdotool', ['windowfocus', '--sync', id, 'key', 'Escape'], { stdio: 'ignore', timeout: 5_000 })
}

/** The windows on the screen, by the system's numbers; a question is one of them, and no page. */
function windows(): string[] {
  const search = ['search', '--onlyvisible', '--name', '']
  const found = execFileSync('xdotool', search, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return found.trim().split('\n').filter(Boolean)
}

test('17. main hears nobody but its own page: not even the same window when it shows something else', async ({
  dataDir,
  start,
}) => {
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  const refusals = () =>
    readFileSync(join(dataDir, 'ringdesk.log'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('message refused') && line.includes('UNTRUSTED_SENDER'))
  expect(refusals()).toEqual([])
  const session = await page.context().newCDPSession(page)
  // Only a debugger can put this there. The same preload script runs in it, so it has the same three doors.
  const script = encodeURIComponent(`for (let i = 0; i < 9; i += 1) ringdesk.run('app.log', { rows: 1 })`)
  await session.send('Page.navigate', { url: `data:text/html,<script>${script}</script>` })
  await expect.poll(() => refusals().length).toBe(9)
})

test('18. no page is a file, and none reads files', async ({ start }) => {
  const { page } = await start()
  expect(page.url()).toBe('app://ringdesk/index.html')
  const read = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const image = new Image()
          image.onload = () => resolve('loaded')
          image.onerror = () => resolve('refused')
          image.src = 'file:///usr/share/icons/hicolor/16x16/apps/ringdesk.png'
        }),
    )
  expect(await read()).toBe('refused')
})

test('20. of the app a page sees three doors, and nothing of Electron', async ({ start }) => {
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  const found = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}))
    frame.remove()
    const ours = Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name))
    const { ringdesk } = window as unknown as { ringdesk: Record<string, unknown> }
    return { ours, doors: Object.entries(ringdesk).map(([name, door]) => `${name} ${typeof door}`) }
  })
  expect(found.ours.filter((name) => !name.startsWith('__'))).toEqual(['ringdesk'])
  expect(found.doors.sort()).toEqual(['hello function', 'onState function', 'run function'])
})
