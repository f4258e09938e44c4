import { call, type Bus, type BusMessage } from './sessionBus.ts'

export { call }

/** The desktop's notification server (Desktop Notifications Specification 1.2). */
export const NAME = 'org.freedesktop.Notifications'
export const PATH = '/org/freedesktop/Notifications'
export const PROPERTIES = 'org.freedesktop.DBus.Properties'
const DBUS = 'org.freedesktop.DBus'
const SIGNAL = 4

export const isSignal = ({ type }: BusMessage): boolean => type === SIGNAL

/** Asks the notification server. */
export const askServer = (on: Bus, member: string, signature = '', body: unknown[] = [], iface = NAME) =>
  call(on, { path: PATH, destination: NAME, interface: iface, member, ...(signature && { signature, body }) })

/** Asks the bus itself. */
export const askBus = (on: Bus, member: string, signature = '', body: unknown[] = []) =>
  call(on, {
    path: '/org/freedesktop/DBus',
    destination: DBUS,
    interface: DBUS,
    member,
    ...(signature && { signature, body }),
  })

/** Who answers for the notification server now, by the name that the bus gave; nobody where there is none. */
export const ownerOf = async (on: Bus): Promise<string | undefined> =>
  (await askBus(on, 'GetNameOwner', 's', [NAME]).catch(() => undefined)) as string | undefined

/** Would one be started by the first call? */
export async function isStartedOnDemand(on: Bus): Promise<boolean> {
  const names = await askBus(on, 'ListActivatableNames').catch(() => [])
  return Array.isArray(names) && names.includes(NAME)
}

/** How servers say that they keep everything back: the specification's word for it, and dunst's. */
const KEPT_BACK = [
  [NAME, 'Inhibited'],
  ['org.dunstproject.cmd0', 'paused'],
] as const

/** Does the server say that nothing is to be shown now? One that does not know the question shows it. */
export async function isInhibited(on: Bus): Promise<boolean> {
  for (const asked of KEPT_BACK) {
    const answer = await askServer(on, 'Get', 'ss', [...asked], PROPERTIES).catch(() => undefined)
    const value = Array.isArray(answer) ? (answer[1] as unknown) : undefined
    if (Array.isArray(value)) return value[0] === true
  }
  return false
}

/** Lets the signals that this rule fits come here; rejects where the bus refuses. */
export const listen = (on: Bus, rule: string): Promise<void> =>
  new Promise((resolve, reject) =>
    on.addMatch(rule, (error) => (error ? reject(new Error('the bus refused')) : resolve())),
  )
