import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connection, expect } from './support/app.ts'
import { asSomebodyElse, SOMEBODY_ELSE, test } from './support/company.ts'
import { filesWith } from './support/disk.ts'

const OURS = /^(cache|journal)\/|\.(json|log|bin)$/
const CALLER = { from: '+14805550134', name: 'Canary Caller' }

test('what is kept of one user of the machine no other can read, list or write', async ({
  centre,
  start,
  dataDir,
}) => {
  test.skip(process.getuid?.() !== 0, 'only root can be two others')
  const mine = join(dataDir, 'mine')
  const { page, electron } = await start({ dataDir: mine })
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', CALLER)
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('button', { name: 'Hang up' }).click()
  await expect.poll(() => filesWith(mine, [CALLER.name]).length).toBeGreaterThan(0)

  // Nobody comes past the folder; and what we write in it is closed as well. The rest is Chromium's.
  expect(statSync(mine).mode & 0o777).toBe(0o700)
  const ours = readdirSync(mine, { recursive: true, encoding: 'utf8' }).filter((name) => OURS.test(name))
  expect(ours.length).toBeGreaterThan(3)
  const open = ours.filter((name) => {
    const stat = statSync(join(mine, name), { throwIfNoEntry: false })
    return stat?.isFile() && (stat.mode & 0o077) !== 0
  })
  expect(open).toEqual([])
  expect(statSync(mine).uid).not.toBe(SOMEBODY_ELSE)
  for (const [command, args] of [
    ['ls', [mine]],
    ['cat', [join(mine, 'profile.json')]],
    ['touch', [join(mine, 'policy.json')]],
  ] as const) {
    const tried = asSomebodyElse(command, args)
    expect([command, tried.status === 0, tried.stdout]).toEqual([command, false, ''])
  }
  // The witness can do it where it is allowed.
  expect(asSomebodyElse('ls', ['/']).status).toBe(0)
  await electron.close()
})

test('of two agents in one account none ever sees the other’s list', async ({ centre, start, dataDir }) => {
  const first = await start()
  await expect(connection(first.page)).toHaveText(/^Live/)
  centre.control('call', CALLER)
  await first.page.getByRole('button', { name: 'Answer' }).click()
  await first.page.getByRole('button', { name: 'Hang up' }).click()
  await expect(first.page.getByRole('list', { name: 'Wrap-up' })).toContainText(CALLER.name)
  await expect.poll(() => filesWith(join(dataDir, 'cache'), [CALLER.name]).length).toBeGreaterThan(0)
  await first.electron.close()

  const { page } = await start({ userName: 'ivo', password: '' })
  // Whatever is on the page from its first paint on.
  await page.evaluate((name) => {
    const seen = window as unknown as { seen: boolean }
    const look = () => (seen.seen ||= document.body.innerText.includes(name))
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
    look()
  }, CALLER.name)
  await page.getByRole('textbox', { name: 'Password' }).fill('ringdesk')
  await page.keyboard.press('Enter')
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(page.getByText('Ivo', { exact: false }).first()).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { seen: boolean }).seen)).toBe(false)
})
