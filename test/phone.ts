import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionName, ActionOutput, ActionPayload, AppState, Result } from '../preload/contract.ts'
import type { Change } from '../preload/lifecycle.ts'
import { createOpenCache } from '../main/cache/open.ts'
import { systemClock } from '../main/desktop/clock.ts'
import type { Fetch, Ports, Profile } from '../main/ports.ts'
import { createOpenSocket } from '../main/server/wsSocket.ts'
import { createSoftphone, type SoftphoneConfig } from '../main/softphone.ts'

/** What stays when a phone is restarted: its files, its keyring, who was here last. */
export interface Desk {
  dir: string
  profile?: Profile
  secret?: string
  /** Without a keyring nothing secret is kept. */
  keyring: boolean
}

export interface Phone {
  state(): AppState
  /** Every change since the start, in order. */
  changes: Change[]
  run<N extends ActionName>(name: N, input: ActionPayload<N>): Promise<Result<ActionOutput<N>>>
  /** Resolves with the first state of which this holds; a test never waits for time. */
  until(holds: (state: AppState) => boolean): Promise<AppState>
  wake(): void
  stop(): Promise<void>
}

/** A fresh place for a phone's files; `gone` removes it. */
export function createDesk(keyring = true): Desk & { gone(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'ringdesk-test-'))
  return { dir, keyring, gone: () => rmSync(dir, { recursive: true, force: true }) }
}

const nodeFetch: Fetch = (url, init) => fetch(url, { ...init, redirect: 'error' })

/** The whole phone but its Electron, on real sockets, real HTTP and a real SQLite file. Started. */
export async function startPhone(
  desk: Desk,
  config: Partial<SoftphoneConfig>,
  ports: Partial<Ports> = {},
): Promise<Phone> {
  const softphone = createSoftphone(
    {
      clock: systemClock,
      fetch: nodeFetch,
      openSocket: createOpenSocket(async () => undefined),
      openCache: createOpenCache(join(desk.dir, 'cache')),
      secrets: {
        load: async () => desk.secret,
        save: async (secret) => {
          if (desk.keyring) desk.secret = secret
          return desk.keyring
        },
        clear: async () => void delete desk.secret,
      },
      profile: {
        load: async () => desk.profile ?? { deviceId: randomUUID() },
        save: async (profile) => void (desk.profile = profile),
      },
      random: Math.random,
      uuid: randomUUID,
      log: () => undefined,
      logged: () => [],
      ...ports,
    },
    { server: '', userName: '', platform: 'test', appVersion: '0', ...config },
  )
  const changes: Change[] = []
  softphone.onChanges((more) => changes.push(...more))
  await softphone.start()
  return {
    state: softphone.state,
    changes,
    run: (name, input) => softphone.run(name, input) as never,
    until: (holds) =>
      new Promise((resolve) => {
        const look = (state: AppState) => {
          if (!holds(state)) return
          undo()
          resolve(state)
        }
        const undo = softphone.onState(look)
        look(softphone.state())
      }),
    wake: () => softphone.wake('resume'),
    stop: softphone.stop,
  }
}
