/** One message of the bus, as far as this app reads and writes them. */
export interface BusMessage {
  type?: number
  path?: string
  destination?: string
  interface?: string
  member?: string
  signature?: string
  body?: unknown[]
}

/** What is used of the library; its own types know little more than its name. */
export interface Bus {
  connection: {
    on(event: 'message', hear: (message: BusMessage) => void): void
    on(event: 'error', hear: (error: unknown) => void): void
    stream: { destroy(): void; on(event: 'close', hear: () => void): void }
  }
  invoke(message: BusMessage, answered: (error: unknown, value: unknown) => void): void
  addMatch(rule: string, answered: (error: unknown) => void): void
}

/** Connects to the desktop's own bus; rejects where there is none. Loaded when it is needed: no start waits for it. */
export async function connectSessionBus(): Promise<Bus> {
  const { default: library } = (await import('@homebridge/dbus-native')) as unknown as {
    default: { sessionBus(): Bus }
  }
  return library.sessionBus()
}
