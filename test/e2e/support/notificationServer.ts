import { serve } from './bus.ts'

/** One notification as the desktop got it. */
export interface Shown {
  id: number
  title: string
  body: string
  /** 2 is critical. */
  urgency: number
  open: boolean
  /** Keys of its buttons, and their words. */
  actions: string[]
  /** How long it is to stay: 0 for ever, -1 as long as the server likes. */
  ms: number
}

export interface NotificationServer {
  shown: Shown[]
  /** As if a person clicked it. */
  click(id: number): void
  /** As if a person pressed one of its buttons. */
  press(id: number, key: string): void
  /** As if a person put it away, or its time ran out. */
  close(id: number, why: 'putAway' | 'ranOut'): void
  /** What it says that it can, and whether it shows anything, from now on. */
  can(what: { capabilities?: string[]; inhibited?: boolean }): void
  stop(): void
}

const NAME = 'org.freedesktop.Notifications'
const CLOSED_BY_CALL = 3
const WHY = { ranOut: 1, putAway: 2 }
const METHODS = {
  GetCapabilities: ['', 'as'],
  GetServerInformation: ['', 'ssss'],
  Notify: ['susssasa{sv}i', 'u'],
  CloseNotification: ['u', ''],
} satisfies Record<string, [string, string]>
const SIGNALS = { NotificationClosed: ['uu'], ActionInvoked: ['us'] } satisfies Record<string, [string]>

/** A hint's value is a variant: its signature, and a list with the value in it. */
type Hints = [string, [unknown, [unknown]]][]

/** The desktop's notification server, such as GNOME's, as far as a client can see. */
export async function startNotificationServer(
  /** Each as it comes. */
  heard: (one: Shown) => void = () => undefined,
): Promise<NotificationServer> {
  const shown: Shown[] = []
  let capabilities = ['actions', 'body', 'body-markup', 'persistence']
  let inhibited = false
  let last = 0
  const server = await serve(
    NAME,
    '/org/freedesktop/Notifications',
    {
      GetCapabilities: () => capabilities,
      // The library answers the standard interface from here.
      get Inhibited() {
        return inhibited
      },
      GetServerInformation: () => ['test', 'Ringdesk', '1', '1.2'],
      Notify(
        _app: string,
        old: number,
        _icon: string,
        title: string,
        body: string,
        actions: string[],
        hints: Hints,
        ms: number,
      ) {
        const urgency = Number(hints.find(([name]) => name === 'urgency')?.[1][1][0] ?? 1)
        const before = shown.find((one) => one.id === old)
        if (before) before.open = false
        const id = old || (last += 1)
        const one = { id, title, body, urgency, open: true, actions, ms }
        shown.push(one)
        heard(one)
        return id
      },
      CloseNotification(id: number) {
        for (const one of shown) if (one.id === id) one.open = false
        server.signal('NotificationClosed', id, CLOSED_BY_CALL)
      },
    },
    { name: NAME, methods: METHODS, signals: SIGNALS, properties: { Inhibited: 'b' } },
  )
  return {
    shown,
    click: (id) => server.signal('ActionInvoked', id, 'default'),
    press: (id, key) => server.signal('ActionInvoked', id, key),
    can(what) {
      capabilities = what.capabilities ?? capabilities
      if (what.inhibited === undefined) return
      inhibited = what.inhibited
      server.changed('Inhibited', 'b', inhibited)
    },
    close(id, why) {
      for (const one of shown) if (one.id === id) one.open = false
      server.signal('NotificationClosed', id, WHY[why])
    },
    stop: () => server.stop(),
  }
}
