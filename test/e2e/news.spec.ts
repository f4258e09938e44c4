import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connection, expect, test as base } from './support/app.ts'
import { startNotificationServer, type NotificationServer } from './support/notificationServer.ts'
import { standOf } from './support/windows.ts'

const test = base.extend<{ desktop: NotificationServer }>({
  async desktop({}, use) {
    const server = await startNotificationServer()
    await use(server)
    server.stop()
  },
})

test.skip(process.platform !== 'linux', 'the witness is a server on the desktop bus of Linux')

const open = (desktop: NotificationServer) =>
  desktop.shown.filter((one) => one.open).map(({ title, body }) => [title, body])

test('a missed call is told, escaped, and called back from its notification once, however it is pressed', async ({
  desktop,
  centre,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  centre.control('call', { user: 'ana', from: '+442079460123', name: '<i>Ben</i>\u202e Ode\u200b' })
  await expect.poll(() => desktop.shown.length).toBe(1)
  centre.control('hangUp', {})
  await expect
    .poll(() => open(desktop))
    .toEqual([['Missed call', '&lt;i&gt;Ben&lt;/i&gt; Ode · +442079460123']])
  const note = desktop.shown.at(-1)
  expect(note?.actions).toEqual(['default', 'Ringdesk', 'callBack', 'Call back'])
  const { id } = note ?? { id: 0 }
  desktop.press(id, 'callBack')
  desktop.click(id)
  desktop.press(id, 'callBack')
  await expect(page.getByRole('list', { name: 'Live' })).toContainText('+44 20 7946 0123')
  await expect.poll(async () => (await standOf(electron, 'index'))?.visible).toBe(true)
  expect(open(desktop)).toEqual([])
  const dialled = () =>
    centre.state().requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/api/calls'))
  expect(dialled()).toHaveLength(1)
  await page.getByRole('button', { name: 'Hang up' }).first().click()
})

test('a letter is told with its subject, escaped; a click brings it forward, and it is gone with that', async ({
  desktop,
  centre,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  centre.control('email', { from: 'eva@example.org', name: 'Eva Lind', subject: 'Invoice <2041>' })
  await expect
    .poll(() => open(desktop))
    .toEqual([['New e-mail', expect.stringContaining('Invoice &lt;2041&gt;')]])
  desktop.click(1)
  desktop.click(1)
  await expect.poll(async () => (await standOf(electron, 'index'))?.visible).toBe(true)
  await expect(page.getByRole('region', { name: 'Workitem' })).toContainText('Eva Lind')
  await expect.poll(() => open(desktop)).toEqual([])
  await page.getByRole('button', { name: 'Answer' }).first().click()
  await expect(page.getByRole('list', { name: 'Live' })).toContainText('Eva Lind')
  expect(desktop.shown).toHaveLength(1)
})

test('who is Available while the desktop hides notifications is told before a call is missed, and until it shows them again', async ({
  desktop,
  page,
}) => {
  desktop.can({ inhibited: true })
  const told = page.getByText('you are Available and it hides your calls')
  await expect(told).toBeVisible()
  await expect(page.getByRole('button', { name: /^Readiness: / })).toHaveAccessibleName(
    'Readiness: With limits',
  )
  desktop.can({ inhibited: false })
  await expect(told).toHaveCount(0)
  expect(desktop.shown).toEqual([])
})

test('what a killed app has left on the desktop is taken back by the next start', async ({
  desktop,
  centre,
  start,
  dataDir,
}) => {
  const { electron, page } = await start()
  const file = join(dataDir, 'notifications.json')
  const kept = () => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', { user: 'ana' })
  await expect.poll(() => open(desktop).length).toBe(1)
  centre.control('hangUp', {})
  await expect.poll(() => open(desktop).map(([title]) => title)).toEqual(['Missed call'])
  await expect.poll(kept).toContain(`"ids":[${desktop.shown.at(-1)?.id}]`)
  const gone = electron.waitForEvent('close')
  process.kill((await electron.evaluate(() => process.pid)) ?? 0, 'SIGKILL')
  await gone
  expect(open(desktop)).toHaveLength(1)
  const again = await start()
  await expect(connection(again.page)).toHaveText(/^Live/)
  await expect.poll(() => open(desktop)).toEqual([])
})

test('answered on the notification and in the window at once, it is answered once, and nothing is refused', async ({
  desktop,
  centre,
  page,
}) => {
  centre.control('delay', { route: '/accept', ms: 400 })
  centre.control('call', { user: 'ana', name: 'Ben Ode' })
  const answer = page.getByRole('button', { name: 'Answer' }).first()
  await expect(answer).toBeVisible()
  await expect.poll(() => open(desktop).length).toBe(1)
  desktop.press(1, 'answer')
  // At once: whoever waits until it stands still comes when it has gone.
  await answer.evaluate((button: HTMLElement) => button.click())
  await expect(page.getByRole('list', { name: 'Live' })).toContainText('Ben Ode')
  await expect
    .poll(() => centre.state().requests.filter(({ path }) => path.endsWith('/accept')).length)
    .toBe(1)
  await page.getByRole('button', { name: 'Mute' }).first().click()
  await expect(page.getByRole('button', { name: 'Unmute' }).first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})
