import { app } from 'electron'
import type { AppState } from '../../../preload/contract.ts'
import type { Clock } from '../../ports.ts'
import { askToQuit } from './ask.ts'
import { createQuit, type Quit } from './quit.ts'
import { watchSystemEnd } from './system.ts'
import { quitWords } from './words.ts'

/** Ends the app that runs: by the agent's word after a question, by the system's at once. */
export function createAppQuit(ports: {
  clock: Pick<Clock, 'wall'>
  state(): AppState
  /** What the agent chose; else it is the system's. */
  language(): string | undefined
}): Quit {
  const quit = createQuit({
    ...ports,
    ask: (reasons) => askToQuit(quitWords(reasons, ports.language() ?? app.getLocale())),
    quit: () => app.quit(),
  })
  watchSystemEnd(() => {
    quit.hurry()
    app.quit()
  })
  return quit
}
