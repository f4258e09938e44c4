import {
  ACTIONS,
  CHANNELS,
  failure,
  isActionName,
  refuse,
  type ActionName,
  type AppState,
  type Failure,
  type Result,
} from '../preload/contract.ts'
import type { Log, Undo } from './ports.ts'
import { withinBudget } from './budget.ts'
import { trusted, type Contents, type Message } from './sender.ts'

/** The two things of Electron's ipcMain that the gate needs. */
export interface Receiver {
  handle(channel: string, listener: (message: Message, ...args: unknown[]) => unknown): void
  removeHandler(channel: string): void
}

export interface GatePorts {
  receiver: Receiver
  run(name: unknown, input: unknown): Promise<Result<unknown>>
  state(): AppState
  /** The pages that may speak and are spoken to; asked anew for each message. */
  pages(): readonly Contents[]
  log: Log
}

export interface Gate {
  push(state: AppState): void
  stop: Undo
}

/**
 * The main process's side of the border. Every message is checked for sender, name and shape before anybody acts on
 * it; what comes back is always data, because `handle` would lose an error's fields.
 */
export function createGate({ receiver, run, state, pages, log }: GatePorts): Gate {
  const refused = (failure: Failure) => {
    log('message refused', { code: failure.code })
    return { ok: false, failure }
  }

  /** Nothing that a message holds may throw out of here: not a getter, not a frame that is gone, not a deep cycle. */
  const guarded =
    (answer: (args: readonly unknown[], page: Contents) => unknown) =>
    async (message: Message, ...args: unknown[]): Promise<unknown> => {
      try {
        const page = trusted(message, pages())
        if (!page) return refused(failure('UNTRUSTED_SENDER', 'This page may not speak here.'))
        return await answer(args, page)
      } catch {
        return refused(failure('INTERNAL', 'The app could not carry this out.'))
      }
    }

  receiver.handle(
    CHANNELS.run,
    guarded((args, page) => {
      const [name, input] = args
      if (args.length !== 2) return refused(failure('BAD_INPUT', 'A message is a name and an input.'))
      if (!isActionName(name)) return refused(failure('UNKNOWN_ACTION', 'There is no such action.'))
      if (page.verbs?.has(name) === false)
        return refused(failure('UNTRUSTED_SENDER', 'This page may not ask for that.'))
      const read = parse(name, input)
      return read.ok ? run(name, read.value) : refused(read.failure)
    }),
  )
  receiver.handle(
    CHANNELS.hello,
    guarded((args, page) =>
      args.length === 0 ? seen(page, state()) : refused(failure('BAD_INPUT', 'This message is empty.')),
    ),
  )

  return {
    push(next) {
      // A page with a view of its own is told by whoever knows when it changes.
      for (const page of pages()) if (!page.view && page.isOurs()) page.send(CHANNELS.state, next)
    },
    stop() {
      receiver.removeHandler(CHANNELS.run)
      receiver.removeHandler(CHANNELS.hello)
    },
  }
}

const seen = (page: Contents, state: AppState): AppState => (page.view ? page.view(state) : state)

/** What the row's schema makes of an input; a refusal too where it is so deep or cyclic that reading it fails. */
function parse(name: ActionName, input: unknown): Result<unknown> {
  const wrong = (param?: string) =>
    refuse('BAD_INPUT', `The input does not fit ${name}.`, param ? { param } : {})
  try {
    if (!withinBudget(input)) return wrong()
    const read = ACTIONS[name].input.safeParse(input)
    return read.success ? { ok: true, value: read.data } : wrong(read.error.issues[0]?.path.join('.'))
  } catch {
    return wrong()
  }
}
