import { execFileSync } from 'node:child_process'
import type { ElectronApplication } from '@playwright/test'
import { connection, expect, type Fixtures } from './support/app.ts'
import { startLogind, startScreenSaver } from './support/logind.ts'
import { startLoudspeakers, type Loudspeakers } from './support/loudspeakers.ts'
import { isInstalled, manageWindows, test as base } from './support/program.ts'
import { recorder } from './support/recorder.ts'
import { mapped } from './support/screen.ts'
import { offerPage, standOf } from './support/windows.ts'

const BEN = { user: 'ana', from: '+442079460123', name: 'Ben Ode' }
/** Longer than a ring and the pause behind it, s. */
const CYCLE = 3.5
const LOUD = 0.1

const test = base.extend<{ speakers: Loudspeakers }>({
  async speakers({}, use) {
    const speakers = await startLoudspeakers(['Desk'])
    await use(speakers)
    speakers.stop()
  },
})

for (const name of ['pulseaudio', 'parec', 'xwininfo', 'xprop', 'wmctrl'])
  test.skip(!isInstalled(name), `${name} is not installed here`)

/** An app that is live and waits for a call, on a desktop with a window manager. */
async function waiting(start: Fixtures['start']): Promise<ElectronApplication> {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await offerPage(electron)
  return electron
}

const isSeen = async (electron: ElectronApplication) => (await mapped(electron, 'offer')).isViewable

/** Ben calls: his call is on the screen without the focus, and heard; `meanwhile` it rings, and it goes with him. */
async function rings(
  { centre, speakers }: { centre: Fixtures['centre']; speakers: Loudspeakers },
  electron: ElectronApplication,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  expect(await isSeen(electron)).toBe(false)
  centre.control('call', BEN)
  await expect.poll(() => isSeen(electron)).toBe(true)
  expect(await standOf(electron, 'offer')).toMatchObject({ visible: true, onTop: true, focused: false })
  await expect((await offerPage(electron)).getByRole('listitem')).toContainText('Ben Ode')
  await expect.poll(() => speakers.level('Desk', CYCLE)).toBeGreaterThan(LOUD)
  await meanwhile()
  centre.control('hangUp', {})
  await expect.poll(() => isSeen(electron)).toBe(false)
}

test('a call rings, on the screen and aloud, while the desk is minimised, and leaves it so', async ({
  centre,
  start,
  dataDir,
  program,
  speakers,
}) => {
  await manageWindows(program, dataDir)
  const electron = await waiting(start)
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.minimize())
  const isMinimised = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.isMinimized() ?? false)
  await expect.poll(isMinimised).toBe(true)
  await expect.poll(async () => (await mapped(electron, 'index')).isViewable).toBe(false)
  await rings({ centre, speakers }, electron)
  expect(await isMinimised()).toBe(true)
})

test('a call rings on the desktop where the agent is, and goes along to another one while it rings', async ({
  centre,
  start,
  dataDir,
  program,
  speakers,
}) => {
  await manageWindows(program, dataDir)
  const electron = await waiting(start)
  const current = () => /^(\d+) +\*/m.exec(execFileSync('wmctrl', ['-d'], { encoding: 'utf8' }))?.[1]
  const goTo = async (desktop: string) => {
    execFileSync('wmctrl', ['-s', desktop])
    await expect.poll(current).toBe(desktop)
  }
  execFileSync('wmctrl', ['-n', '2'])
  await goTo('1')
  await expect.poll(async () => (await mapped(electron, 'index')).isViewable).toBe(false)
  const follows = () =>
    expect.poll(() => mapped(electron, 'offer')).toEqual({ isViewable: true, desktop: 'all', isAbove: true })
  await rings({ centre, speakers }, electron, async () => {
    // Nobody has taken the agent elsewhere for it.
    expect(current()).toBe('1')
    await follows()
    await goTo('0')
    await follows()
  })
  // Shown once more: a window manager knows of a window only while it is shown.
  await rings({ centre, speakers }, electron, async () => {
    await goTo('1')
    await follows()
  })
})

test('a call rings, on the screen and aloud, while the screen is locked', async ({
  centre,
  start,
  dataDir,
  speakers,
}) => {
  const logind = await startLogind()
  const saver = await startScreenSaver()
  try {
    const electron = await waiting(start)
    const told = await recorder(electron, dataDir)
    // Whoever listens begins to once the link is live: said until it is heard.
    await expect(async () => {
      saver.say(true)
      expect(await told()).toContain('lock')
    }).toPass()
    await rings({ centre, speakers }, electron)
  } finally {
    saver.stop()
    logind.stop()
  }
})

test('a call rings, on the screen and aloud, while the page of the desk has crashed and cannot come back', async ({
  centre,
  start,
  speakers,
}) => {
  const electron = await waiting(start)
  const isGone = () =>
    electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.fromId(1)?.webContents
      contents?.forcefullyCrashRenderer()
      return contents?.isCrashed() ?? true
    })
  // It is brought back until it has crashed too often.
  await expect.poll(isGone).toBe(true)
  await rings({ centre, speakers }, electron)
})
