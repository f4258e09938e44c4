import { join } from 'node:path'
import type { ActionName, AppState, Failure, Result } from '../../preload/contract.ts'
import type { Clock, Log, Ports, Undo } from '../ports.ts'
import type { Contents } from '../sender.ts'
import { createActs } from './acts/acts.ts'
import { createCallBar } from './callBar/callBar.ts'
import type { FloatingPorts } from './floating.ts'
import { electronKeys } from './keys/electronKeys.ts'
import { createGlobalKeys } from './keys/globalKeys.ts'
import type { OfferWindow } from './offer/offerWindow.ts'
import { createSmallFile } from './smallFile.ts'
import type { MainWindow } from './windows.ts'

/** What there is of the app when something is asked of it; not all of it is there when this is made. */
export interface AtHandPorts extends FloatingPorts {
  dataDir: string
  clock: Clock
  log: Log
  state(): AppState
  run(name: ActionName, input: object): Promise<Result<unknown>>
  push(contents: Contents, state: AppState): void
  window(): MainWindow
  offers(): OfferWindow
  /** The agent wants to see this workitem, and perhaps a panel of it. */
  want(workitemId: string, panel?: 'transfer'): void
  /** What a key has asked for did not happen. */
  refused(action: ActionName, failure: Failure): void
  changed(): void
}

export interface AtHand extends Pick<Ports, 'callBar' | 'globalKeys'> {
  pages(): readonly Contents[]
  /** The state is another. */
  update(): void
  /** The window of the calls that ring stands elsewhere: the bar makes room. To ask for keys takes longer than a ring may wait. */
  moved(): void
  into(state: AppState): AppState
  /** Reads what was chosen. */
  load(): void
  /** Resolves when what was chosen last is on the disk. */
  kept(): Promise<void>
  stop: Undo
}

/** What is at hand while the window is not: the bar of a call, and the keys of every program. */
export function createAtHand(ports: AtHandPorts): AtHand {
  const { clock, state, dataDir } = ports
  const show = () => ports.window().show()
  const callBar = createCallBar({
    ...ports,
    file: createSmallFile(join(dataDir, 'callBar.json')),
    stands: () => ports.window().stands(),
    covered: () => ports.offers().covers(),
    toDesk({ workitemId, panel }) {
      ports.want(workitemId, panel)
      show()
    },
  })
  const globalKeys = createGlobalKeys({
    registrar: electronKeys,
    file: createSmallFile(join(dataDir, 'keys.json')),
    clock,
    acts: createActs({ clock, state, run: ports.run, show }),
    isInFront: () => ports.window().stands() === 'focused',
    isUnsure: isWayland(process.env),
    refused: ports.refused,
    changed: ports.changed,
  })
  return {
    callBar,
    globalKeys,
    pages: callBar.pages,
    update() {
      globalKeys.look()
      callBar.update()
    },
    moved: callBar.update,
    into: (told) => globalKeys.into(callBar.into(told)),
    load() {
      void callBar.load()
      void globalKeys.load()
    },
    kept: callBar.kept,
    stop() {
      globalKeys.stop()
      callBar.stop()
    },
  }
}

/** There every program asks the desktop for its keys, and Electron's X11 side hears them only among its own windows. */
const isWayland = (env: NodeJS.ProcessEnv): boolean =>
  env['XDG_SESSION_TYPE'] === 'wayland' || env['WAYLAND_DISPLAY'] !== undefined
