import { connection, expect, test as base } from './support/app.ts'
import { startNotificationServer, type NotificationServer } from './support/notificationServer.ts'

const test = base.extend<{ desktop: NotificationServer }>({
  async desktop({}, use) {
    const server = await startNotificationServer()
    await use(server)
    server.stop()
  },
})

test.skip(process.platform !== 'linux', 'the witness is a server on the desktop bus of Linux')

const call = { from: '+14805550134', name: '<b>Ben</b> & "Co"\u202e\u200b', queue: 'q_billing' }
const body = '&lt;b&gt;Ben&lt;/b&gt; &amp; &quot;Co&quot; · +14805550134\nBilling'

test('an offered call is told once, escaped, and taken back when the caller hangs up', async ({
  desktop,
  centre,
  page,
}) => {
  centre.control('call', call)
  const ringing = page.getByRole('list', { name: 'Ringing' })
  await expect(ringing).toBeVisible()
  await expect
    .poll(() => desktop.shown)
    .toMatchObject([{ title: 'Incoming call', body, urgency: 2, open: true }])

  // The same offer comes again with the snapshot of a new connection: it is not told again.
  centre.control('epoch', {})
  centre.control('drop', {})
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(ringing).toBeVisible()
  expect(desktop.shown).toHaveLength(1)

  centre.control('hangUp', {})
  await expect(ringing).toHaveCount(0)
  // What is left to tell is that it was missed.
  await expect
    .poll(() => desktop.shown)
    .toMatchObject([
      { title: 'Incoming call', open: false },
      { title: 'Missed call', open: true },
    ])
})

test('answering takes it back', async ({ desktop, centre, page }) => {
  centre.control('call', call)
  await expect.poll(() => desktop.shown.length).toBe(1)
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect.poll(() => desktop.shown.map(({ open }) => open)).toEqual([false])
})

test('a click brings the window forward', async ({ desktop, centre, start }) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  const isVisible = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.isVisible())
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  centre.control('call', call)
  await expect.poll(() => desktop.shown.length).toBe(1)
  expect(await isVisible()).toBe(false)
  desktop.click(1)
  await expect.poll(isVisible).toBe(true)
})

test('nothing stays on the desktop when the app ends', async ({ desktop, centre, start }) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', call)
  await expect.poll(() => desktop.shown.length).toBe(1)
  await electron.close()
  expect(desktop.shown.map(({ open }) => open)).toEqual([false])
})

test('its buttons answer and decline, in the language of the window; pressed twice it is answered once', async ({
  desktop,
  centre,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  const accepts = () => centre.state().requests.filter(({ path }) => path.endsWith('/accept')).length
  centre.control('call', call)
  await expect
    .poll(() => desktop.shown[0]?.actions)
    .toEqual(['default', 'Ringdesk', 'answer', 'Answer', 'decline', 'Decline'])
  desktop.press(1, 'decline')
  await expect(page.getByRole('list', { name: 'Ringing' })).toHaveCount(0)
  expect(accepts()).toBe(0)

  await page.evaluate(`localStorage.setItem('ringdesk.preferences', '{"language":"es"}')`)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Ajustes' })).toBeAttached()
  centre.control('call', { from: '+46850550112', name: 'Eva Lind', user: 'ana' })
  await expect.poll(() => desktop.shown.at(-1)?.title).toBe('Llamada entrante')
  const { id } = desktop.shown.at(-1) ?? { id: 0 }
  desktop.press(id, 'answer')
  desktop.press(id, 'answer')
  await expect(page.getByRole('region', { name: 'Contacto en curso' })).toContainText('Eva Lind')
  await expect.poll(() => centre.state().workitems.map(({ state }) => state)).toContain('active')
  expect(accepts()).toBe(1)
  await expect.poll(() => desktop.shown.filter(({ open }) => open)).toEqual([])
})
