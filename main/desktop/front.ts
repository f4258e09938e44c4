import { ipcMain, session } from 'electron'
import { join } from 'node:path'
import icon from '../../build/icons/png/256x256.png?asset'
import type { Receiver } from '../ipc.ts'
import type { Log, Undo } from '../ports.ts'
import { createAssets } from './assets.ts'
import { cutOffNetwork, serveApp, type Media } from './appProtocol.ts'
import { systemClock } from './clock.ts'
import { pinPages } from './navigation.ts'
import { denyPermissions } from './permissions.ts'
import { createReceiver } from './receiver.ts'
import { createMainWindow, type MainWindow, type WindowPorts } from './windows.ts'

/** What there is before the phone: the window, whose page is on its way, and a gate that holds what it asks meanwhile. */
export interface Front {
  window: MainWindow
  receiver: Receiver
  /** From now on there are sounds and letters. */
  serve(media: Media): void
  undo: Undo[]
}

export interface FrontPorts extends Pick<WindowPorts, 'placed' | 'placement'> {
  /** The folder that holds `main`, `preload` and `renderer` as they were built. */
  built: string
  isDevelopment: boolean
  log: Log
}

/** Called once Electron is ready. Resolves when the page has what it is built of, and takes its own time with it. */
export async function openFront({ built, isDevelopment, log, ...place }: FrontPorts): Promise<Front> {
  let serve: Front['serve'] = () => undefined
  const media = new Promise<Media>((resolve) => (serve = resolve))
  const assets = createAssets(systemClock)
  const undo = [
    pinPages(),
    denyPermissions(session.defaultSession),
    cutOffNetwork(session.defaultSession, isDevelopment),
    serveApp(session.defaultSession, join(built, 'renderer'), media, assets),
  ]
  const receiver = createReceiver(ipcMain)
  const window = await createMainWindow({
    preload: join(built, 'preload', 'index.cjs'),
    icon,
    ...{ isDevelopment, clock: systemClock, log, ...place },
  })
  window.load()
  await assets.all
  return { window, receiver, serve, undo }
}
