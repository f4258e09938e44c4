import type { Undo } from '../../ports.ts'
import { escapeMarkup } from '../plainText.ts'
import {
  askServer,
  call,
  isInhibited,
  isSignal,
  isStartedOnDemand,
  listen,
  NAME,
  ownerOf,
  PATH,
  PROPERTIES,
} from './busCalls.ts'
import type { Leftovers } from './leftovers.ts'
import type { Note, ShowNote, Urgency } from './note.ts'
import type { Bus, BusMessage } from './sessionBus.ts'

/** What the desktop does with notifications: `hides` where it is told not to disturb, `none` where nobody shows any. */
export type Desktop = 'shows' | 'hides' | 'none'

const URGENCY: Record<Urgency, number> = { low: 0, normal: 1, critical: 2 }
/** The server decides how long it stays, or it stays until it is taken back, ms. */
const USUAL_MS = -1
const FOR_EVER = 0
/** The person has put it away (specification, `NotificationClosed`). */
const DISMISSED = 2

/** A connection, and what the server that answers there can do. */
interface Ready {
  on: Bus
  able: readonly string[]
}

interface Shown {
  note: Note
  id?: number
  isOver: boolean
}

export interface FreedesktopNotes {
  show: ShowNote
  /** Connects, takes back what an earlier run has left, and from now on tells what the desktop does with notifications. */
  watch(): void
  stop: Undo
}

/**
 * Notifications by our own call to the desktop's server (Desktop Notifications Specification 1.2), because Electron sends no
 * buttons there. Each connection is used as long as it lives; a lost one is made anew with the next notification.
 */
export function createFreedesktopNotes({
  connect,
  appName,
  icon,
  leftovers,
  desktop = () => undefined,
}: {
  connect(): Promise<Bus>
  appName: string
  icon: string
  leftovers?: Leftovers
  /** What the desktop does with notifications, each time that changes. */
  desktop?(what: Desktop): void
}): FreedesktopNotes {
  let bus: Promise<Bus> | undefined
  /** The server by the name that the bus gave: what anybody else says on the bus is not heard. */
  let owner: string | undefined
  /** While it is known, a notification is sent in the turn in which it is asked for; a ring waits for nothing. */
  let ready: Ready | undefined
  let known: Desktop | undefined
  let isStopped = false
  const open = new Set<Shown>()

  async function begin(): Promise<Bus> {
    const made = await connect()
    made.connection.on('message', (message) => hear(made, message))
    await new Promise<void>((resolve, reject) => {
      const lost = () => {
        reject(new Error('the bus is gone'))
        bus = ready = undefined
        for (const shown of [...open]) failed(shown)
        become('none')
      }
      made.connection.on('error', lost)
      made.connection.stream.on('close', lost)
      const rules = [
        `type='signal',sender='${NAME}'`,
        `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${NAME}'`,
      ]
      Promise.all(rules.map((rule) => listen(made, rule))).then(() => resolve(), reject)
    })
    owner = await ownerOf(made)
    void leftovers?.clear(made)
    void look(made)
    return made
  }
  /** Asked once of each server: what it can do does not change while it runs. */
  async function prepare(): Promise<Ready> {
    const on = await (bus ??= begin())
    const asked = owner
    const able = (await askServer(on, 'GetCapabilities')) as string[]
    // A server that was started by the question is asked again, once it is known by its name.
    if (owner !== undefined && owner === asked) ready = { on, able }
    return { on, able }
  }
  /** What the desktop does now; the server is not started for the question. */
  async function look(on: Bus): Promise<void> {
    if (owner) become((await isInhibited(on)) ? 'hides' : 'shows')
    else become((await isStartedOnDemand(on)) ? 'shows' : 'none')
  }
  function become(what: Desktop): void {
    if (what !== known && !isStopped) desktop((known = what))
  }
  /** Nobody will answer for it any more; what is on the screen already stays there without us. */
  function failed(shown: Shown): void {
    if (open.delete(shown) && shown.id === undefined) shown.note.told('failed')
  }
  function hear(on: Bus, message: BusMessage): void {
    const { sender, interface: iface, member, body = [] } = message
    if (!isSignal(message)) return
    if (sender === 'org.freedesktop.DBus' && member === 'NameOwnerChanged' && body[0] === NAME) {
      owner = typeof body[2] === 'string' && body[2] !== '' ? body[2] : undefined
      ready = undefined
      // Whatever comes next counts its notifications anew: a number of ours would be somebody else's.
      for (const shown of [...open]) if (shown.id !== undefined) open.delete(shown)
      void look(on)
    }
    if (sender !== owner) return
    if (iface === PROPERTIES && member === 'PropertiesChanged') void look(on)
    if (iface === NAME) heard(member, body)
  }
  function heard(member = '', [id, what]: unknown[]): void {
    const shown = [...open].find((one) => one.id !== undefined && one.id === id)
    if (!shown) return
    if (member === 'NotificationClosed') {
      open.delete(shown)
      keep()
      if (what === DISMISSED) shown.note.putAway?.()
    }
    if (member === 'ActionInvoked' && typeof what === 'string') shown.note.chosen(what)
  }
  const close = (on: Bus, id: number) => askServer(on, 'CloseNotification', 'u', [id]).catch(() => undefined)
  function keep(): void {
    const ids = [...open].flatMap(({ id }) => id ?? [])
    void bus?.then((on) => leftovers?.keep(on, ids)).catch(() => undefined)
  }

  /** The one whose place this takes; nothing more is heard of it. */
  function before(note: Note): Shown | undefined {
    const one = [...open].find(({ note: { place } }) => place !== undefined && place === note.place)
    if (one) open.delete(one)
    return one
  }

  async function notify(shown: Shown, instead?: Shown): Promise<void> {
    const { note } = shown
    const { on, able } = ready ?? (await prepare())
    const actions = able.includes('actions')
      ? [{ key: 'default', label: appName }, ...note.actions].flatMap(({ key, label }) => [key, label])
      : []
    const hints = [
      ['urgency', ['y', URGENCY[note.urgency]]],
      ['desktop-entry', ['s', appName.toLowerCase()]],
      // Ringdesk rings by itself, on the devices that were chosen for it.
      ['suppress-sound', ['b', true]],
    ]
    const body = able.includes('body-markup') ? escapeMarkup(note.body) : note.body
    const ms = note.stays ? FOR_EVER : USUAL_MS
    // One that has no number yet is taken back as soon as it has.
    if (instead) instead.isOver = true
    const words = [appName, instead?.id ?? 0, icon, note.title, body, actions, hints, ms]
    const notify = { destination: NAME, path: PATH, interface: NAME, member: 'Notify' }
    const answer = await call(on, { ...notify, signature: 'susssasa{sv}i', body: words }, (id) => {
      shown.id = Number(id)
    })
    if (shown.isOver) return void close(on, Number(answer))
    keep()
    note.told((await isInhibited(on)) ? 'hidden' : 'shown')
  }

  return {
    show(note) {
      const shown: Shown = { note, isOver: false }
      const instead = before(note)
      open.add(shown)
      notify(shown, instead).catch(() => {
        failed(shown)
        // Whoever answers the next time may be another.
        if (open.size === 0) bus = ready = undefined
      })
      return () => {
        shown.isOver = true
        if (!open.delete(shown)) return
        const { id } = shown
        if (id === undefined) return
        keep()
        void bus?.then((on) => close(on, id)).catch(() => undefined)
      }
    },
    watch() {
      void (bus ??= begin())
        .then(() => {
          if (owner !== undefined) void prepare().catch(() => undefined)
        })
        .catch(() => {
          bus = undefined
          become('none')
        })
    },
    stop() {
      isStopped = true
      void bus?.then((on) => on.connection.stream.destroy()).catch(() => undefined)
    },
  }
}
