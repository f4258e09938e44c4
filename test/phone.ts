import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppState, Bridge } from '../preload/contract.ts'
import type { Change } from '../preload/lifecycle.ts'
import { createOpenCache } from '../main/cache/open.ts'
import { createOpenJournal } from '../main/journal/open.ts'
import { systemClock } from '../main/desktop/clock.ts'
import type { Media } from '../main/media/media.ts'
import type { Fetch, Ports, Profile } from '../main/ports.ts'
import { createOpenSocket } from '../main/server/wsSocket.ts'
import { noAlerts, noDesktop } from './ports.ts'
import { createSoftphone, type Softphone, type SoftphoneConfig } from '../main/softphone.ts'

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
  /** What a page of this phone would find as `window.ringdesk`. */
  bridge: Bridge
  /** Every change since the start, in order. */
  changes: Change[]
  run: Bridge['run']
  /** Resolves with the first state of which this holds; a test never waits for time. */
  until(holds: (state: AppState) => boolean): Promise<AppState>
  /** What the page's own protocol would serve of a voicemail or a recording. */
  sound: Media['sound']
  /** The document that it would serve of a letter. */
  mail: Softphone['mail']
  wake(): void
  /** What the desktop would tell of an offer. */
  notified: Softphone['notified']
  seen: Softphone['seen']
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
  /** One with a flight recorder, say. */
  create: typeof createSoftphone = createSoftphone,
): Promise<Phone> {
  const softphone = create(
    {
      clock: systemClock,
      fetch: nodeFetch,
      openSocket: createOpenSocket(async () => undefined),
      distrust: () => undefined,
      openCache: createOpenCache(join(desk.dir, 'cache')),
      openJournal: createOpenJournal(join(desk.dir, 'journal')),
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
      updates: { check: async () => undefined, install: () => undefined },
      fetchPicture: async () => Promise.reject(new Error('no pictures here')),
      openOutside: async () => false,
      alerts: noAlerts,
      ...noDesktop,
      saveRecording: async () => ({ ok: true, value: { saved: false } }),
      ...ports,
    },
    { server: '', userName: '', platform: 'test', appVersion: '0', ...config },
  )
  const changes: Change[] = []
  softphone.onChanges((more) => changes.push(...more))
  await softphone.start()
  const run: Bridge['run'] = (name, input) => softphone.run(name, input) as never
  return {
    state: softphone.state,
    bridge: { run, hello: () => Promise.resolve(softphone.state()), onState: softphone.onState },
    changes,
    run,
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
    sound: softphone.sound,
    mail: softphone.mail,
    wake: () => softphone.wake('resume'),
    notified: softphone.notified,
    seen: softphone.seen,
    stop: softphone.stop,
  }
}
