import type { Undo } from '../../ports.ts'
import { call, isSignal, listen } from '../notify/busCalls.ts'
import type { Bus, BusMessage } from '../notify/sessionBus.ts'

/** The programs that lock a Linux desktop, by the name under which each tells it. */
const SCREEN_SAVERS = ['freedesktop', 'gnome', 'cinnamon', 'mate', 'xfce'].map(
  (desktop) => `org.${desktop}.ScreenSaver`,
)
const LOGIN = 'org.freedesktop.login1'
const MANAGER = { destination: LOGIN, path: '/org/freedesktop/login1', interface: `${LOGIN}.Manager` }
const SESSION = `${LOGIN}.Session`
const PROPERTIES = 'org.freedesktop.DBus.Properties'

/** Told each time that somebody says it. */
export type Say = (isLocked: boolean) => void

const closing =
  (bus: Bus): Undo =>
  () =>
    bus.connection.stream.destroy()

/** What the screen saver says on the desktop's bus. Nobody is asked, because whoever is asked would be started. */
export async function hearScreenSaver(bus: Bus, say: Say): Promise<Undo> {
  bus.connection.on('error', () => undefined)
  bus.connection.on('message', (message) => {
    const { interface: iface = '', member, body = [] } = message
    if (isSignal(message) && member === 'ActiveChanged' && SCREEN_SAVERS.includes(iface))
      say(body[0] === true)
  })
  await listen(bus, `type='signal',member='ActiveChanged'`)
  return closing(bus)
}

/** What logind says of this session on the system's bus: how it is, and each change. Rejects where there is no logind. */
export async function hearLogind(
  bus: Bus,
  { sessionId, pid }: { sessionId: string | undefined; pid: number },
  say: Say,
): Promise<Undo> {
  bus.connection.on('error', () => undefined)
  const path = await (
    sessionId
      ? call(bus, { ...MANAGER, member: 'GetSession', signature: 's', body: [sessionId] })
      : call(bus, { ...MANAGER, member: 'GetSessionByPID', signature: 'u', body: [pid] })
  ).catch((error: unknown) => {
    closing(bus)()
    throw error
  })
  if (typeof path !== 'string') throw new Error('logind names no session')
  let isKnown = true
  bus.connection.on('message', (message) => {
    if (isSignal(message) && message.path === path) hear(message, say, isKnown)
  })
  await listen(bus, `type='signal',sender='${LOGIN}',path='${path}'`)
  const now = { destination: LOGIN, path, interface: PROPERTIES, member: 'Get', signature: 'ss' }
  const hint = await call(bus, { ...now, body: [SESSION, 'LockedHint'] }).catch(() => undefined)
  isKnown = typeof valueOf(hint) === 'boolean'
  if (valueOf(hint) === true) say(true)
  return closing(bus)
}

/**
 * `Lock` and `Unlock` are what somebody wants of whoever locks the screen, who need not do it, nor say so when a person unlocks
 * it: they count only where nobody knows how it really is.
 */
function hear({ interface: iface, member, body = [] }: BusMessage, say: Say, isKnown: boolean): void {
  if (iface === SESSION && !isKnown && (member === 'Lock' || member === 'Unlock'))
    return say(member === 'Lock')
  if (iface !== PROPERTIES || member !== 'PropertiesChanged' || body[0] !== SESSION) return
  const changed = Array.isArray(body[1]) ? (body[1] as unknown[]) : []
  for (const pair of changed) {
    if (!Array.isArray(pair) || pair[0] !== 'LockedHint') continue
    const isLocked = valueOf(pair[1])
    if (typeof isLocked === 'boolean') say(isLocked)
  }
}

/** A variant is its signature, and a list with the value in it. */
const valueOf = (variant: unknown): unknown =>
  Array.isArray(variant) && Array.isArray(variant[1]) ? (variant[1] as unknown[])[0] : undefined
