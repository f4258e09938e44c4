import { connection, expect, test } from './support/app.ts'
import { startLoudspeakers } from './support/loudspeakers.ts'
import { servicesOf } from './support/processes.ts'
import { isInstalled } from './support/program.ts'

test.skip(!isInstalled('pulseaudio') || !isInstalled('parec'), 'there is no sound server to listen to')

/** Longer than a ring and the pause behind it, s. */
const CYCLE = 3.5
const LOUD = 0.1

test('the page that rings wakes nothing for sound or pictures before something rings', async ({ start }) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect.poll(() => electron.windows().length).toBe(2)
  for (const each of electron.windows()) await each.waitForLoadState()
  expect(await servicesOf(electron)).toEqual(['Network Service'])
})

test('a call is heard while the window is hidden, on the device that was chosen, and silent as soon as it ends', async ({
  centre,
  start,
}) => {
  const speakers = await startLoudspeakers(['Desk', 'Headset'])
  try {
    const { electron, page } = await start()
    await expect(connection(page)).toHaveText(/^Live/)
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
    const call = () => centre.control('call', { user: 'ana', from: '+14805550134' })

    call()
    await expect.poll(() => speakers.level('Desk', CYCLE)).toBeGreaterThan(LOUD)
    expect(await speakers.level('Headset', CYCLE)).toBe(0)
    centre.control('hangUp', {})
    await expect.poll(() => speakers.level('Desk', CYCLE)).toBe(0)

    // As the settings do it; the name is what a person would tick.
    await page.evaluate(
      `ringdesk.run('alerts.change', { devices: [{ id: 'unknown', label: 'Headset' }], volume: 1 })`,
    )
    call()
    await expect.poll(() => speakers.level('Headset', CYCLE)).toBeGreaterThan(LOUD)
    expect(await speakers.level('Desk', CYCLE)).toBe(0)
    centre.control('hangUp', {})

    await page.evaluate(`ringdesk.run('alerts.change', { devices: [{ id: 'gone', label: 'Gone' }] })`)
    call()
    await expect.poll(() => speakers.level('Desk', CYCLE)).toBeGreaterThan(LOUD)
    const told = () => page.evaluate(`ringdesk.hello().then(({ health }) => health.ring)`)
    await expect.poll(told).toEqual({ missing: ['Gone'], silent: false })
    await page.evaluate(`ringdesk.run('alerts.change', { profile: 'quiet' })`)
    await expect.poll(() => speakers.level('Desk', CYCLE)).toBe(0)
  } finally {
    speakers.stop()
  }
})
