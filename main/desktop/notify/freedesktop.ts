import type { Undo } from '../../ports.ts'
import { escapeMarkup } from '../plainText.ts'
import type { Bus, BusMessage } from './sessionBus.ts'

/** One notification; its words are plain text. */
export interface Note {
  title: string
  body: string
  urgent: boolean
  /** Its buttons, where the server has such. */
  actions: readonly { key: string; label: string }[]
  /** A button of it was pressed, or `default`: the notification itself. */
  chosen(key: string): void
  /** It is on the screen, is kept back because the desktop is not to disturb, or nobody shows it. */
  told(how: 'shown' | 'hidden' | 'failed'): void
}

const NAME = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'
const PROPERTIES = 'org.freedesktop.DBus.Properties'
const SIGNAL = 4
const CRITICAL = 2
const NORMAL = 1
/** The server decides how long it stays, or it stays until it is taken back, ms. */
const USUAL_MS = -1
const FOR_EVER = 0

/** Shows a notification until its undo is called. */
export type ShowNote = (note: Note) => Undo

interface Shown {
  note: Note
  id?: number
  isOver: boolean
}

/**
 * Notifications by our own call to the desktop's server (Desktop Notifications Specification 1.2), because Electron sends no
 * buttons there. Each connection is used as long as it lives; a lost one is made anew with the next notification.
 */
export function createFreedesktopNotes({
  connect,
  appName,
  icon,
}: {
  connect(): Promise<Bus>
  appName: string
  icon: string
}): { show: ShowNote; stop: Undo } {
  let bus: Promise<Bus> | undefined
  const open = new Set<Shown>()

  function call(
    on: Bus,
    member: string,
    signature = '',
    body: unknown[] = [],
    iface = NAME,
  ): Promise<unknown> {
    const message: BusMessage = { path: PATH, destination: NAME, interface: iface, member }
    return new Promise((resolve, reject) => {
      on.invoke({ ...message, ...(signature && { signature, body }) }, (error, value) => {
        if (error) reject(new Error(`${member} was refused`))
        else resolve(value)
      })
    })
  }
  async function begin(): Promise<Bus> {
    const made = await connect()
    made.connection.on('message', hear)
    await new Promise<void>((resolve, reject) => {
      const lost = () => {
        reject(new Error('the bus is gone'))
        bus = undefined
        for (const shown of [...open]) failed(shown)
      }
      made.connection.on('error', lost)
      made.connection.stream.on('close', lost)
      made.addMatch(`type='signal',interface='${NAME}'`, (error) =>
        error ? reject(new Error('the bus refused')) : resolve(),
      )
    })
    return made
  }
  /** Nobody will answer for it any more; what is on the screen already stays there without us. */
  function failed(shown: Shown): void {
    if (open.delete(shown) && shown.id === undefined) shown.note.told('failed')
  }
  function hear({ type, interface: iface, member, body = [] }: BusMessage): void {
    if (type !== SIGNAL || iface !== NAME) return
    const shown = [...open].find(({ id }) => id !== undefined && id === body[0])
    if (!shown) return
    if (member === 'NotificationClosed') open.delete(shown)
    if (member === 'ActionInvoked' && typeof body[1] === 'string') shown.note.chosen(body[1])
  }
  const close = (on: Bus, id: number) => call(on, 'CloseNotification', 'u', [id]).catch(() => undefined)

  async function notify(shown: Shown): Promise<void> {
    const { note } = shown
    const on = await (bus ??= begin())
    const able = (await call(on, 'GetCapabilities')) as string[]
    const actions = able.includes('actions')
      ? [{ key: 'default', label: appName }, ...note.actions].flatMap(({ key, label }) => [key, label])
      : []
    const hints = [
      ['urgency', ['y', note.urgent ? CRITICAL : NORMAL]],
      ['desktop-entry', ['s', appName.toLowerCase()]],
      // Ringdesk rings by itself, on the devices that were chosen for it.
      ['suppress-sound', ['b', true]],
    ]
    const body = able.includes('body-markup') ? escapeMarkup(note.body) : note.body
    const words = [appName, 0, icon, note.title, body, actions, hints, note.urgent ? FOR_EVER : USUAL_MS]
    const id = await call(on, 'Notify', 'susssasa{sv}i', words)
    shown.id = Number(id)
    if (shown.isOver) return void close(on, shown.id)
    note.told((await isInhibited(on)) ? 'hidden' : 'shown')
  }
  /** Says the server that nothing is to be shown now? One that does not know the question shows it. */
  async function isInhibited(on: Bus): Promise<boolean> {
    const answer = await call(on, 'Get', 'ss', [NAME, 'Inhibited'], PROPERTIES).catch(() => undefined)
    const value = Array.isArray(answer) ? (answer[1] as unknown) : undefined
    return Array.isArray(value) && value[0] === true
  }

  return {
    show(note) {
      const shown: Shown = { note, isOver: false }
      open.add(shown)
      notify(shown).catch(() => {
        failed(shown)
        // Whoever answers the next time may be another.
        if (open.size === 0) bus = undefined
      })
      return () => {
        shown.isOver = true
        open.delete(shown)
        const { id } = shown
        if (id !== undefined) void bus?.then((on) => close(on, id)).catch(() => undefined)
      }
    },
    stop: () => void bus?.then((on) => on.connection.stream.destroy()).catch(() => undefined),
  }
}
