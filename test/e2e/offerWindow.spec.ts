import { connection, expect, type Fixtures } from './support/app.ts'
import { manageWindows, test } from './support/program.ts'
import { moveTo, offerPage, standOf } from './support/windows.ts'

const BEN = { user: 'ana', from: '+442079460123', name: 'Ben Ode' }
const LONG = {
  user: 'ana',
  from: '+34915550178',
  name: 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría',
}
const EVA = { user: 'ana', from: '+46850550112', name: 'Eva Lind' }

/** An app that is live, and whose offer window waits for a call. */
async function waiting(start: Fixtures['start']) {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  return { electron, page, offers: await offerPage(electron) }
}

test('a call that rings has a window above all others that takes no focus; a second one stacks; answered, it is gone', async ({
  centre,
  start,
  dataDir,
  program,
}) => {
  await manageWindows(program, dataDir)
  const { electron, page, offers } = await waiting(start)
  expect(await standOf(electron, 'offer')).toMatchObject({ visible: false })
  await expect.poll(() => standOf(electron, 'index')).toMatchObject({ focused: true })

  centre.control('call', BEN)
  const ringing = offers.getByRole('list', { name: 'Ringing' })
  await expect(ringing.getByRole('listitem')).toHaveCount(1)
  await expect
    .poll(() => standOf(electron, 'offer'))
    .toMatchObject({ visible: true, onTop: true, focused: false })
  expect(await standOf(electron, 'index')).toMatchObject({ focused: true })
  for (const words of ['Ben Ode', '+44 20 7946 0123', /\d+ s left/])
    await expect(ringing).toContainText(words)
  const alone = await standOf(electron, 'offer')

  centre.control('call', EVA)
  await expect(ringing.getByRole('listitem')).toHaveCount(2)
  // It grows upwards, and stays on the display.
  await expect
    .poll(async () => (await standOf(electron, 'offer'))?.bounds.y)
    .toBeLessThan(alone?.bounds.y ?? 0)
  const both = await standOf(electron, 'offer')
  expect((both?.bounds.y ?? 0) + (both?.bounds.height ?? 0)).toBeLessThanOrEqual(1_000)
  centre.control('hangUp', { from: BEN.from })
  await expect(ringing.getByRole('listitem')).toHaveCount(1)
  // Her button has just come where his was: for a moment it does nothing.
  const answer = ringing.getByRole('button', { name: 'Answer' })
  await expect(async () => {
    if (await answer.isVisible()) await answer.click({ timeout: 1_000 })
    await expect(page.getByRole('list', { name: 'Live' })).toContainText('Eva Lind', { timeout: 500 })
  }).toPass()
  await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ visible: false })
})

test('it is there while the main window is hidden and its page has crashed, and goes when the caller hangs up', async ({
  centre,
  start,
}) => {
  const { electron, offers } = await waiting(start)
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.fromId(1)
    window?.hide()
    window?.webContents.forcefullyCrashRenderer()
  })
  centre.control('call', BEN)
  await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ visible: true })
  await expect(offers.getByRole('listitem')).toContainText('Ben Ode')
  centre.control('hangUp', { from: BEN.from })
  await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ visible: false })
  await expect(offers.getByRole('listitem')).toHaveCount(0)
})

test('an offer that somebody else takes, or that runs out, leaves no window behind; one that is put away stays away', async ({
  centre,
  start,
}) => {
  const { electron, page, offers } = await waiting(start)
  const isShown = async () => (await standOf(electron, 'offer'))?.visible
  centre.control('call', BEN)
  await expect.poll(isShown).toBe(true)
  await electron.evaluate(({ BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('offer'),
    )
    own?.close()
  })
  await expect.poll(isShown).toBe(false)
  await expect(offers.getByRole('listitem')).toHaveCount(1)
  // One more call: what is new has not been seen.
  centre.control('call', EVA)
  await expect.poll(isShown).toBe(true)
  await page.getByRole('button', { name: 'Decline' }).first().click()
  await expect(offers.getByRole('listitem')).toHaveCount(1)
  centre.control('clock', { advanceMs: 60_000 })
  await expect.poll(isShown).toBe(false)
})

test('where a hand has put it the next call rings, too; where a window manager has put it nobody looks', async ({
  centre,
  start,
}) => {
  const { electron } = await waiting(start)
  const pointer = await electron.evaluate(({ screen }) => screen.getCursorScreenPoint())
  const there = { x: pointer.x - 40, y: pointer.y - 30 }
  const rings = async (who: typeof BEN) => {
    centre.control('call', who)
    await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ visible: true })
  }
  const gone = async (who: typeof BEN) => {
    centre.control('hangUp', { from: who.from })
    await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ visible: false })
  }

  await rings(BEN)
  const usual = await standOf(electron, 'offer')
  await moveTo(electron, 'offer', { x: 0, y: 0 })
  await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ bounds: usual?.bounds })
  // It is answered once: whoever insists has their way, and it counts for nothing.
  await moveTo(electron, 'offer', { x: 0, y: 0 })
  await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ bounds: { x: 0, y: 0 } })
  await gone(BEN)

  await rings(EVA)
  await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ bounds: usual?.bounds })
  await moveTo(electron, 'offer', there)
  await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ bounds: there })
  await gone(EVA)
  await rings(BEN)
  await expect.poll(() => standOf(electron, 'offer')).toMatchObject({ bounds: there })
})

test('a caller with a long name pushes nothing out of the window', async ({
  centre,
  start,
  dataDir,
  program,
}) => {
  await manageWindows(program, dataDir)
  const { offers } = await waiting(start)
  centre.control('call', LONG)
  await expect(offers.getByRole('listitem')).toHaveCount(1)
  await expect(offers.getByRole('button', { name: 'Decline' })).toBeInViewport({ ratio: 1 })
  expect(await offers.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
    0,
  )
})
