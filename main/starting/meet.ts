import { existsSync } from 'node:fs'
import type { Config } from '../config.ts'
import { clearAnswers, takeAnswer } from './answers.ts'
import { wishOf, type Wish } from './wish.ts'

/** A verb asks the server, which has its own deadline; after this nobody at a terminal waits any longer, ms. */
const WAIT_MS = 20_000
const LOOK_MS = 20

const NOT_RUNNING = 'Ringdesk does not run. Start it first.'
const NO_ANSWER = 'Ringdesk took it and says nothing. Look at its window.'

export interface MeetPorts {
  config: Config
  dataDir: string
  /** Names the answer that is waited for. */
  answer: string
  /** Takes the one place there is for this data folder, or hands the wish to whoever has it: then false. */
  lock(wish: Wish): boolean
  release(): void
  say(problem: string): void
  now(): number
  /** Stands still for so many ms: nothing of Electron is to start for a word on the command line. */
  sleep(ms: number): void
}

/** One phone for one data folder. Undefined for the first, who is to start; for all others the code to end with. */
export function meet({
  config,
  dataDir,
  answer,
  lock,
  release,
  say,
  now,
  sleep,
}: MeetPorts): number | undefined {
  const wish = wishOf(config, answer)
  if (wish.kind === 'start') {
    if (!lock(wish)) return 0
    clearAnswers(dataDir)
    return undefined
  }
  if (!existsSync(dataDir) || lock(wish)) {
    release()
    say(NOT_RUNNING)
    return 3
  }
  for (const end = now() + WAIT_MS; now() < end; sleep(LOOK_MS)) {
    const came = takeAnswer(dataDir, answer)
    if (!came) continue
    if (!came.ok) say(came.message.replace(/\p{C}/gu, ''))
    return came.ok ? 0 : 1
  }
  say(NO_ANSWER)
  return 1
}
