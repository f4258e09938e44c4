import { connection, expect, test as base } from './support/app.ts'
import { startLogind, startScreenSaver, type Logind } from './support/logind.ts'
import { startNotificationServer } from './support/notificationServer.ts'
import { inDesk, recorder } from './support/recorder.ts'

const test = base.extend<{ logind: Logind }>({
  async logind({}, use) {
    const { DBUS_SESSION_BUS_ADDRESS: bus, DBUS_SYSTEM_BUS_ADDRESS: before } = process.env
    // One bus is as good as two: what is on it is ours alone.
    process.env['DBUS_SYSTEM_BUS_ADDRESS'] = bus
    const logind = await startLogind()
    await use(logind)
    logind.stop()
    if (before === undefined) delete process.env['DBUS_SYSTEM_BUS_ADDRESS']
    else process.env['DBUS_SYSTEM_BUS_ADDRESS'] = before
  },
})

test.skip(process.platform !== 'linux', 'logind and the screen saver are those of a Linux desktop')

test('a machine that sleeps and wakes, told twice each: the socket is dead, made anew, resumed, and ready; a call of meanwhile rings once', async ({
  dataDir,
  centre,
  start,
  logind,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  const told = await recorder(electron, dataDir)
  const desktop = await startNotificationServer()
  // As asleep as a machine can be here: nothing that is sent arrives, and nobody says so.
  centre.control('freeze', {})
  for (let twice = 0; twice < 2; twice += 1) logind.sleeps(true)
  await expect.poll(told).toContain('suspend')
  centre.control('call', { from: '+14805550134' })
  for (let twice = 0; twice < 2; twice += 1) logind.sleeps(false)
  const entries = () =>
    inDesk(electron, `document.querySelectorAll('[aria-label="Worklist"] li[aria-label]').length`)
  const link = () =>
    inDesk(electron, `document.querySelector('[aria-label="Connection"]').textContent.trim()`)
  await expect.poll(entries).toBe(1)
  await expect.poll(link).toMatch(/^Live/)
  const all = await told()
  expect(all.slice(all.indexOf('suspend'))).toEqual([
    'suspend',
    'resume',
    'hungUp 1',
    'link reconnecting',
    'opening 2',
    'opened 2',
    'link syncing',
    'said resume',
    'link live',
  ])
  await expect.poll(() => desktop.shown.length).toBe(1)
  desktop.stop()
})

test('a screen that is locked and unlocked, by logind and by the screen saver: the link is asked at once and stays, and a missed call says that nobody could see it', async ({
  dataDir,
  centre,
  start,
  logind,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  const told = await recorder(electron, dataDir)
  const moments = async () => (await told()).filter((word) => ['lock', 'unlock'].includes(word))
  const saver = await startScreenSaver()
  // Whoever listens begins to once the link is live: said until it is heard.
  await expect(async () => {
    logind.locks(true)
    expect(await moments()).toEqual(['lock'])
  }).toPass()
  saver.say(true)
  const desktop = await startNotificationServer()
  centre.control('call', { from: '+14805550134' })
  await expect(page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')).toHaveCount(1)
  // Whoever passes by learns that there is a call, and not whose.
  await expect.poll(() => desktop.shown).toMatchObject([{ title: 'Incoming call', body: '' }])
  centre.control('hangUp', {})
  await expect(page.getByRole('list', { name: 'Ringing' })).toHaveCount(0)
  logind.locks(false)
  await expect.poll(moments).toEqual(['lock', 'unlock'])
  await expect(async () => {
    saver.say(true)
    expect(await moments()).toEqual(['lock', 'unlock', 'lock'])
  }).toPass()
  saver.say(false)
  await expect.poll(moments).toEqual(['lock', 'unlock', 'lock', 'unlock'])
  expect(await told()).not.toContain('opening 2')
  await expect(connection(page)).toHaveText(/^Live/)
  await page.getByRole('list', { name: 'Waiting' }).getByRole('listitem').first().click()
  await expect(page.getByText(/with the screen locked/)).toBeVisible()
  saver.stop()
  desktop.stop()
})

test('a screen that was unlocked with a dead link: it is found within a second, and made anew', async ({
  dataDir,
  centre,
  start,
  logind,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  const told = await recorder(electron, dataDir)
  await expect(async () => {
    logind.locks(true)
    expect(await told()).toContain('lock')
  }).toPass()
  centre.control('freeze', {})
  logind.locks(false)
  await expect.poll(told).toContain('opened 2')
  const all = await told()
  expect(all.indexOf('unlock')).toBeLessThan(all.indexOf('hungUp 1'))
  await expect(connection(page)).toHaveText(/^Live/)
})

test('a window that is hidden and shown again is noted, and nothing of it touches the link', async ({
  dataDir,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  const told = await recorder(electron, dataDir)
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  await expect.poll(told).toContain('hidden')
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.showInactive())
  await expect
    .poll(async () => (await told()).filter((word) => ['hidden', 'shown'].includes(word)))
    .toEqual(['shown', 'hidden', 'shown'])
  expect(await told()).not.toContain('opening 2')
})
