import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { picture } from '../../main/desktop/tray/drawing.ts'
import type { TrayState } from '../../main/desktop/tray/look.ts'
import { raster } from '../../main/desktop/tray/raster.ts'
import { readRecording } from '../replay/recording.ts'
import { connection, expect, type App } from './support/app.ts'
import { startNotificationServer } from './support/notificationServer.ts'
import { startPanel, type Panel } from './support/panel.ts'
import { manageWindows, test as base } from './support/program.ts'

const test = base.extend<{ panel: Panel }>({
  async panel({}, use) {
    const panel = await startPanel()
    await use(panel)
    panel.stop()
  },
})

test.skip(process.platform !== 'linux', 'the witness is a panel on the desktop bus of Linux')

const call = { from: '+14805550134', name: 'Ben Ode', user: 'ana' }

/** The shape of what is on the panel, and of what should be. */
async function shapeOn(panel: Panel): Promise<string> {
  const { width, height, pixels } = await panel.icon()
  return `${width}x${height} ${[...pixels].filter((_, i) => i % 4 === 0).join()}`
}
const shapeOf = (state: TrayState, count: number): string =>
  `44x44 ${[...raster(picture(state, count), 44)].filter((_, i) => i % 4 === 3).join()}`

const stands = ({ electron }: App) =>
  electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.fromId(1)
    if (window?.isMinimized()) return 'minimised'
    return window?.isVisible() ? 'shown' : 'hidden'
  })
const close = ({ electron }: App) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.close())
const labels = async (panel: Panel) => (await panel.menu()).map(({ label }) => label).filter(Boolean)
const open = async (panel: Panel) =>
  (await panel.menu()).filter(({ enabled, label, lines }) => enabled && label && lines.length === 0)
const openLabels = async (panel: Panel) => (await open(panel)).map(({ label }) => label)
const list = (page: Page, name: string) => page.getByRole('list', { name }).getByRole('listitem')

test('a call is answered, muted and hung up from the menu, and the icon tells each state by its shape', async ({
  panel,
  centre,
  start,
}) => {
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect.poll(() => panel.tooltip()).toBe('Ringdesk · Available')
  await expect.poll(() => shapeOn(panel)).toBe(shapeOf('available', 0))
  expect(await openLabels(panel)).toEqual(['Open Ringdesk', 'Quit Ringdesk'])

  centre.control('call', call)
  await expect.poll(() => panel.tooltip()).toBe('Ringdesk · Ben Ode is calling')
  await expect.poll(() => shapeOn(panel)).toBe(shapeOf('ringing', 0))
  await expect.poll(() => openLabels(panel)).toContain('Answer')
  expect(await labels(panel)).toContain('Ben Ode is calling')
  await panel.choose('Answer')
  await expect(list(page, 'Live')).toHaveCount(1)

  await expect.poll(() => panel.tooltip()).toBe('Ringdesk · On a call: Ben Ode')
  await expect.poll(() => shapeOn(panel)).toBe(shapeOf('busy', 0))
  await panel.choose('Mute')
  await expect.poll(() => openLabels(panel)).toContain('Unmute')
  await panel.choose('Hold')
  await expect(list(page, 'On hold')).toHaveCount(1)
  await panel.choose('Retrieve')
  await expect(list(page, 'Live')).toHaveCount(1)
  await expect.poll(() => openLabels(panel)).toContain('Hang up')
  await panel.choose('Hang up')
  await expect(list(page, 'Wrap-up')).toHaveCount(1)
  await expect.poll(() => openLabels(panel)).not.toContain('Hang up')
})

test('the status is chosen in the menu, a missed call is a number in the icon, and the words are those of the window', async ({
  panel,
  centre,
  start,
}) => {
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect.poll(() => panel.tooltip()).toBe('Ringdesk · Available')
  centre.control('call', call)
  await expect.poll(() => openLabels(panel)).toContain('Answer')
  centre.control('hangUp', {})
  await expect.poll(() => panel.tooltip()).toBe('Ringdesk · Available · 1 waiting')
  await expect.poll(() => shapeOn(panel)).toBe(shapeOf('available', 1))

  await panel.choose('Available', 'Lunch')
  await expect(page.getByRole('button', { name: 'Status: Lunch' })).toBeVisible()
  await expect.poll(() => shapeOn(panel)).toBe(shapeOf('away', 1))
  const [status] = await panel.menu()
  expect(status?.lines.filter(({ isChosen }) => isChosen).map(({ label }) => label)).toEqual(['Lunch'])

  await page.evaluate(`localStorage.setItem('ringdesk.preferences', '{"language":"es"}')`)
  await page.reload()
  await expect.poll(() => panel.tooltip()).toBe('Ringdesk · Almuerzo · 1 pendiente')
  expect(await openLabels(panel)).toEqual(['Abrir Ringdesk', 'Salir de Ringdesk'])
})

test('closing hides the window and says so once; a click on the icon has it back', async ({
  panel,
  start,
  dataDir,
}) => {
  const desktop = await startNotificationServer()
  const said = () => desktop.shown.filter(({ title }) => title.includes('goes on working')).length
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  await expect.poll(() => panel.came()).toBe(1)
  await close(app)
  await expect.poll(() => stands(app)).toBe('hidden')
  await expect.poll(said).toBe(1)
  await panel.click()
  await expect.poll(() => stands(app)).toBe('shown')
  await expect.poll(() => existsSync(join(dataDir, 'tray.said'))).toBe(true)
  await app.electron.close()

  const again = await start()
  await expect(connection(again.page)).toHaveText(/^Live/)
  await expect.poll(() => panel.came()).toBe(2)
  await close(again)
  await expect.poll(() => stands(again)).toBe('hidden')
  await panel.choose('Open Ringdesk')
  await expect.poll(() => stands(again)).toBe('shown')
  expect(said()).toBe(1)
  desktop.stop()
})

test('when the panel dies the hidden window comes into the task bar, and hides again when there is another', async ({
  start,
  dataDir,
  program,
}) => {
  await manageWindows(program, dataDir)
  const first = await startPanel()
  const app = await start()
  await expect(connection(app.page)).toHaveText(/^Live/)
  await expect.poll(() => first.came()).toBe(1)
  await close(app)
  await expect.poll(() => stands(app)).toBe('hidden')
  first.stop()
  await expect.poll(() => stands(app), { timeout: 20_000 }).toBe('minimised')
  // A window that was in the task bar goes on calling itself so when it is hidden.
  const hides = app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => BrowserWindow.fromId(1)?.once('hide', () => resolve())),
  )
  const second = await startPanel()
  await expect.poll(() => second.tooltip().catch(() => '')).toBe('Ringdesk · Available')
  await hides
  await second.click()
  await expect.poll(() => stands(app)).toBe('shown')
  second.stop()
})

test('a hidden start beside a panel never shows a window, and rings all the same', async ({
  panel,
  centre,
  start,
  dataDir,
}) => {
  const app = await start({ switches: ['--hidden'] })
  const { electron, page } = app
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', call)
  await expect.poll(() => panel.tooltip()).toBe('Ringdesk · Ben Ode is calling')
  const file = join(dataDir, 'recording.json')
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await page.evaluate(`ringdesk.run('app.saveRecording', {})`)
  const { moments } = readRecording(readFileSync(file, 'utf8'))
  expect(moments.filter((moment) => moment.kind === 'system')).toEqual([])
  expect(await stands(app)).toBe('hidden')
  await panel.click()
  await expect.poll(() => stands(app)).toBe('shown')
})
