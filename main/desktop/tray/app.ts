import { app } from 'electron'
import { join } from 'node:path'
import type { ActionName, AppState, Failure, Result } from '../../../preload/contract.ts'
import type { Clock, Undo } from '../../ports.ts'
import type { ShowNote } from '../notify/note.ts'
import { connectSessionBus } from '../notify/sessionBus.ts'
import { createSmallFile } from '../smallFile.ts'
import type { MainWindow, WindowTray } from '../windows.ts'
import { openElectronIcon } from './electronIcon.ts'
import { createFirstHidden } from './firstHidden.ts'
import { watchTrayHost } from './host.ts'
import type { TrayAct } from './menu.ts'
import { createTray } from './tray.ts'
import { trayWords } from './words.ts'

export interface AppTrayPorts {
  clock: Clock
  dataDir: string
  /** A start that is hidden has to know at once whether there is a panel; any other has more urgent things to do. */
  hidden: boolean
  /** What the agent chose, else the system's language. */
  language(): string | undefined
  run(name: ActionName, input: object): Promise<Result<unknown>>
  /** What the agent chose did not happen. */
  refused(name: ActionName, failure: Failure): void
  note: ShowNote
  window(): Pick<MainWindow, 'show' | 'trayChanged'>
}

export interface AppTray extends WindowTray {
  /** Looks for a panel; a start that is on its way is not kept waiting for it. */
  begin(): void
  update(state: AppState): void
  stop: Undo
}

/** A hidden start waits so long for a panel's answer, ms. */
const ANSWER_MS = 2_000
/** After any other start has had its turn, ms: only then a panel is looked for. */
const SOON_MS = 1_500

/** The tray of this desktop: on Linux wherever and whenever somebody shows icons, elsewhere always. */
export function createAppTray(ports: AppTrayPorts): AppTray {
  const { clock } = ports
  const words = () => trayWords(ports.language() ?? app.getLocale())
  const tray = createTray({
    clock,
    words,
    open: openElectronIcon,
    chosen,
    reachable: () => ports.window().trayChanged(),
  })
  const firstHidden = createFirstHidden({
    file: createSmallFile(join(ports.dataDir, 'tray.said')),
    words,
    show: ports.note,
    open: () => ports.window().show(),
  })
  let answered: () => void = () => undefined
  const known = new Promise<void>((resolve) => (answered = resolve))
  const undo: Undo[] = [tray.stop]
  let cancelUpdate: Undo = () => undefined

  function chosen(does: TrayAct): void {
    if (does === 'show') ports.window().show()
    else if (does === 'quit') app.quit()
    else void run(does.run, does.input)
  }
  async function run(name: ActionName, input: object): Promise<void> {
    const done = await ports.run(name, input)
    if (!done.ok) ports.refused(name, done.failure)
  }
  function hosted(host: string | undefined): void {
    tray.hosted(host)
    answered()
  }

  return {
    begin() {
      if (process.platform !== 'linux') return hosted('the system')
      const look = () => undo.push(watchTrayHost({ connect: connectSessionBus, hosted }))
      undo.push(clock.after(ANSWER_MS, answered))
      if (ports.hidden) look()
      else undo.push(clock.after(SOON_MS, look))
    },
    known,
    isThere: tray.isThere,
    hidden: () => void firstHidden(),
    update(state) {
      // After this turn: a call that rings is painted before its icon.
      cancelUpdate()
      cancelUpdate = clock.after(0, () => tray.update(state))
    },
    stop() {
      cancelUpdate()
      undo.splice(0).forEach((step) => step())
    },
  }
}
