import type { Undo } from '../../ports.ts'
import { askBus, call, isSignal, listen } from '../notify/busCalls.ts'
import type { Bus } from '../notify/sessionBus.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const PATH = '/StatusNotifierWatcher'
const BUS = 'org.freedesktop.DBus'
/** What of the two says that icons may be shown by somebody else now, or by nobody. */
const NEWS = ['NameOwnerChanged', 'StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered']

/** Tells who shows icons, by the name of their connection to the bus; undefined where nobody does. */
export type TrayHosted = (host: string | undefined) => void

/**
 * Watches who shows icons on this desktop (StatusNotifierItem). Electron's own tray looks once, when it is made: where nobody
 * is there it succeeds unseen, and one who comes later, or again, never hears of it. Told once at first, then at each change.
 */
export function watchTrayHost({ connect, hosted }: { connect(): Promise<Bus>; hosted: TrayHosted }): Undo {
  let bus: Bus | undefined
  let told: { host: string | undefined } | undefined
  let looks = 0
  let isOver = false

  function tell(host: string | undefined): void {
    if (isOver || (told && told.host === host)) return
    told = { host }
    hosted(host)
  }
  async function look(on: Bus): Promise<void> {
    const mine = (looks += 1)
    const host = await hostOn(on).catch(() => undefined)
    // A later look has asked later.
    if (mine === looks) tell(host)
  }
  async function begin(): Promise<void> {
    const on = await connect()
    if (isOver) return on.connection.stream.destroy()
    bus = on
    const lost = () => {
      looks += 1
      tell(undefined)
    }
    on.connection.on('error', lost)
    on.connection.stream.on('close', lost)
    on.connection.on('message', (message) => {
      const { interface: from = '', member = '' } = message
      if (isSignal(message) && [BUS, WATCHER].includes(from) && NEWS.includes(member)) void look(on)
    })
    await listen(on, `type='signal',sender='${BUS}',member='NameOwnerChanged',arg0='${WATCHER}'`)
    await listen(on, `type='signal',interface='${WATCHER}'`)
    await look(on)
  }

  begin().catch(() => tell(undefined))
  return () => {
    isOver = true
    bus?.connection.stream.destroy()
  }
}

async function hostOn(bus: Bus): Promise<string | undefined> {
  const owner = await askBus(bus, 'GetNameOwner', 's', [WATCHER])
  const answer = await call(bus, {
    destination: WATCHER,
    path: PATH,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: [WATCHER, 'IsStatusNotifierHostRegistered'],
  })
  // A variant: its signature, and a list with the value in it.
  const value = Array.isArray(answer) ? (answer[1] as unknown) : undefined
  return Array.isArray(value) && value[0] === true && typeof owner === 'string' ? owner : undefined
}
