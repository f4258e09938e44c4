import { serve } from './bus.ts'

/** logind as far as an app can see it, on the bus of this test run. */
export interface Logind {
  /** The machine is about to sleep, or has woken; some listeners are told twice, as with Electron before 38. */
  sleeps(isGoing: boolean): void
  /** The session is locked or not any more, as whoever locks it has said. */
  locks(isLocked: boolean): void
  /** Somebody wants the session locked or unlocked; nobody has to do so. */
  wishes(isLocked: boolean): void
  stop(): void
}

const LOGIN = 'org.freedesktop.login1'
const PATH = '/org/freedesktop/login1'
const SESSION = `${PATH}/session/_31`

/** `known`: how the session is found; `unknown` where this logind says neither yes nor no. */
export async function startLogind(known: boolean | 'unknown' = false): Promise<Logind> {
  const manager = await serve(
    LOGIN,
    PATH,
    { GetSession: () => SESSION, GetSessionByPID: () => SESSION },
    {
      name: `${LOGIN}.Manager`,
      methods: { GetSession: ['s', 'o'], GetSessionByPID: ['u', 'o'] },
      signals: { PrepareForSleep: ['b'] },
    },
  )
  const session = manager.also(
    SESSION,
    { LockedHint: known },
    {
      name: `${LOGIN}.Session`,
      methods: {},
      signals: { Lock: [''], Unlock: [''] },
      properties: { LockedHint: known === 'unknown' ? 's' : 'b' },
    },
  )
  return {
    sleeps: (isGoing) => manager.signal('PrepareForSleep', isGoing),
    locks: (isLocked) => session.changed('LockedHint', 'b', isLocked),
    wishes: (isLocked) => session.signal(isLocked ? 'Lock' : 'Unlock'),
    stop: manager.stop,
  }
}

/** The program that locks the screen of a desktop; `say` tells that it does, or does no more. */
export async function startScreenSaver(): Promise<{ say(isActive: boolean): void; stop(): void }> {
  const name = 'org.gnome.ScreenSaver'
  const server = await serve(
    name,
    '/org/gnome/ScreenSaver',
    {},
    {
      name,
      methods: {},
      signals: { ActiveChanged: ['b'] },
    },
  )
  return { say: (isActive) => server.signal('ActiveChanged', isActive), stop: server.stop }
}
