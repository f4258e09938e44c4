import {
  ACTIONS,
  isActionName,
  refuse,
  type ActionInput,
  type ActionName,
  type Result,
  type ServerActionName,
} from '../preload/contract.ts'
import type { Actions } from './actions.ts'
import type { AppActions } from './appActions.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Clock, Log } from './ports.ts'

/** How long a quit waits for requests under way, ms. */
const DRAIN_MS = 2_000

export interface Verbs {
  /** A verb of ACTIONS, from an untrusted sender: name and input are checked here. Never rejects. */
  run(name: unknown, input: unknown): Promise<Result<unknown>>
  /** What the person has asked for is let through before we go, within reason. */
  drained(): Promise<void>
}

/** The front desk: reads what is asked for and hands it to whoever carries it out, the server or the app. */
export function createVerbs(ports: {
  clock: Clock
  log: Log
  uuid(): string
  app: AppActions
  server: Actions
  /** What may wait takes this way. */
  outbox: Pick<Outbox, 'submit'>
}): Verbs {
  const { clock, log, app, server, outbox } = ports
  const running = new Set<Promise<unknown>>()

  function dispatch(name: ActionName, input: ActionInput<ActionName>, ask: string): Promise<Result<unknown>> {
    if (Object.hasOwn(app, name)) return app[name as keyof AppActions](input as never)
    const asked = name as ServerActionName
    if (ACTIONS[name].offline === 'waits') return outbox.submit(asked, input as never, ask)
    return server.run(asked, input as never, ask)
  }

  /** The first and the last line of what one click set off; all between have its `ask` as well. */
  async function told(name: ActionName, input: ActionInput<ActionName>): Promise<Result<unknown>> {
    const ask = ports.uuid()
    const began = clock.now()
    log('asked', { action: name, ask })
    const result = await dispatch(name, input, ask)
    const ms = clock.now() - began
    log('answered', { action: name, ask, ms, ...(!result.ok && { code: result.failure.code }) })
    return result
  }

  return {
    async run(name, input) {
      if (!isActionName(name)) return refuse('UNKNOWN_ACTION', 'There is no such action.', { param: 'name' })
      const read = ACTIONS[name].input.safeParse(input)
      if (!read.success) {
        const issue = read.error.issues[0]
        const param = issue?.path.join('.') || 'input'
        return refuse('BAD_INPUT', `${param}: ${issue?.message ?? 'is wrong'}`, { param })
      }
      const result = told(name, read.data)
      running.add(result)
      void result.finally(() => running.delete(result))
      return result
    },
    drained: () =>
      new Promise((resolve) => {
        const undo = clock.after(DRAIN_MS, resolve)
        void Promise.allSettled(running).then(() => {
          undo()
          resolve()
        })
      }),
  }
}
