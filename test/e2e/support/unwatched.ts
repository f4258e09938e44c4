import { spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, expect, type Start } from './app.ts'
import { unsandboxed } from './processes.ts'
import type { Main } from './windows.ts'

/** The app as an agent has it: nobody looks into its pages. Chromium puts none to sleep that is looked into, as Playwright does. */
export interface Unwatched extends Main {
  stop(): Promise<void>
}

/** A start that stands still says so. */
const START_MS = 40_000

interface Answer {
  id?: number
  error?: { message: string }
  result?: { result: { value?: unknown }; exceptionDetails?: { exception?: { description?: string } } }
}

/** Starts the app with a door into its main process alone. */
export async function startUnwatched(start: Start): Promise<Unwatched> {
  const { executablePath, args, env } = command(start)
  // The app may be another user, who cannot read this folder.
  const hook = join(process.env['RINGDESK_E2E_HOME'] ?? '', 'door.cjs')
  copyFileSync(join(import.meta.dirname, 'door.cjs'), hook)
  const child = spawn(executablePath, ['--inspect=0', '-r', hook, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let told = ''
    child.once('exit', () => reject(new Error(`The app ended before anybody could speak to it: ${told}`)))
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      const found = /ws:\/\/\S+/.exec(told)
      if (found) resolve(found[0])
    })
  })
  const door = await openDoor(address)
  const evaluate = async (run: unknown, argument?: unknown): Promise<unknown> => {
    const { error, result } = await door.ask('Runtime.evaluate', {
      expression: `(${String(run)})(globalThis.electronForTests, ${JSON.stringify(argument)})`,
      awaitPromise: true,
      returnByValue: true,
    })
    const thrown = error?.message ?? result?.exceptionDetails?.exception?.description
    if (thrown !== undefined) throw new Error(thrown)
    return result?.result.value
  }
  const app: Unwatched = {
    evaluate: evaluate as Main['evaluate'],
    async stop() {
      child.kill('SIGTERM')
      // Node does not end while somebody is at the door.
      door.close()
      await ended
    },
  }
  // Asked until there is a page.
  const isLockedIn = expect(async () => expect(await unsandboxed(app)).toEqual([])).toPass({
    timeout: START_MS,
  })
  await isLockedIn.catch(async (error: unknown) => {
    await app.stop()
    throw error
  })
  return app
}

/** Asks by the protocol of Node's inspector; whoever waits for an app that has gone is told so. */
async function openDoor(address: string) {
  const door = new WebSocket(address)
  const waiting = new Map<number, (answer: Answer) => void>()
  let last = 0
  await new Promise<void>((resolve, reject) => {
    door.addEventListener('open', () => resolve())
    door.addEventListener('error', () => reject(new Error('The app does not open its door')))
  })
  door.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id === undefined) return
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  door.addEventListener('close', () => {
    for (const answered of waiting.values()) answered({ error: { message: 'The app has gone' } })
  })
  return {
    close: () => door.close(),
    ask: (method: string, params: object) =>
      new Promise<Answer>((resolve) => {
        const id = (last += 1)
        waiting.set(id, resolve)
        door.send(JSON.stringify({ id, method, params }))
      }),
  }
}
