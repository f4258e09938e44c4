import type { Waiting } from '../../preload/contract.ts'
import type { Known } from '../../preload/lifecycle.ts'
import type { Clock, Unread, Undo } from '../ports.ts'

/** How soon it is asked again while nobody knows, ms: the end of a first snapshot may have brought no rows. */
const AGAIN_MS = 1_000

/** How much waits for the agent: one count for the window, the badge and whoever else shows one. */
export interface Tally {
  /** Rows may have changed, or the link is live. */
  look(): void
  /** Nothing while it is not known; what was known stays, however old it is. */
  told(): Waiting | undefined
  /** Another's cache: what was counted is nobody's. */
  forget(): void
}

export function createTally(ports: {
  clock: Clock
  unread(): Promise<Unread | undefined>
  known(): Known
  isLive(): boolean
  changed(): void
}): Tally {
  let counts: Waiting | undefined
  let era = 0
  let running = false
  let again = false
  let cancel: Undo = () => undefined

  async function ask(): Promise<void> {
    const mine = era
    const found = (await ports.unread())?.counts
    if (mine !== era) return
    if (found && JSON.stringify(found) !== JSON.stringify(counts)) {
      counts = found
      ports.changed()
    }
    if (!counts && ports.isLive()) {
      cancel()
      cancel = ports.clock.after(AGAIN_MS, look)
    }
  }
  async function run(): Promise<void> {
    running = true
    while (again) {
      again = false
      await ask()
    }
    running = false
  }
  function look(): void {
    again = true
    if (!running) void run()
  }

  return {
    look,
    told() {
      if (!counts) return undefined
      // What is written and offered waits as well; it is open, and memory knows it best.
      const written = { email: 0, sms: 0, chat: 0 }
      for (const { state, channelType } of ports.known().workitems.values())
        if (state === 'offered' && isWritten(channelType)) written[channelType] += 1
      return { ...counts, ...written }
    },
    forget() {
      era += 1
      counts = undefined
      cancel()
    },
  }
}

const isWritten = (channel: string): channel is 'email' | 'sms' | 'chat' =>
  channel === 'email' || channel === 'sms' || channel === 'chat'
