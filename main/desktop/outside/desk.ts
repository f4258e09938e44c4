import { app } from 'electron'
import type { ActionName, AppState, Result } from '../../../preload/contract.ts'
import type { Log, OutsidePort } from '../../ports.ts'
import { leaveAnswer } from '../../starting/answers.ts'
import { createActs } from '../acts/acts.ts'
import { systemClock } from '../clock.ts'
import { createSettledHere } from '../settled/system.ts'
import { createAskedNumber } from './asked.ts'
import { createOutside } from './outside.ts'

/** The app as the rest of the desktop meets it: other starts of it, links, and the session. */
export interface OutsideDesk {
  port: OutsidePort
  /** A wish as it came from another start; called once there is a window. */
  handed(told: unknown): void
  into(state: AppState): AppState
}

/** `named`: the data folder, where this start was told one. */
export function createOutsideDesk(ports: {
  dataDir: string
  named: string | undefined
  state(): AppState
  run(name: ActionName, input: object): Promise<Result<unknown>>
  show(): void
  /** May the app end now? If not, the agent has been asked. */
  mayEnd(): boolean
  changed(): void
  log: Log
}): OutsideDesk {
  const { dataDir, named, state, run, show, mayEnd, changed, log } = ports
  const asked = createAskedNumber(changed)
  const settled = createSettledHere({ dataDir: named, changed })
  return {
    port: {
      taken: asked.taken,
      checkLinks: settled.check,
      useLinks: settled.useLinks,
      startAtLogin: settled.startAtLogin,
    },
    handed: createOutside({
      acts: createActs({ clock: systemClock, state, run, show }),
      asked,
      show,
      mayEnd,
      quit: () => app.quit(),
      leaveAnswer: (id, result) => leaveAnswer(dataDir, id, result),
      log,
    }),
    into: (told) => settled.into(asked.into(told)),
  }
}
