/** One message of the bus, as far as this app reads and writes them. */
export interface BusMessage {
  type?: number
  path?: string
  destination?: string
  sender?: string
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
export const connectSessionBus = async (): Promise<Bus> => (await library()).sessionBus()

/** Connects to the system's bus, as `connectSessionBus`. */
export const connectSystemBus = async (): Promise<Bus> => (await library()).systemBus()

async function library(): Promise<{ sessionBus(): Bus; systemBus(): Bus }> {
  const { default: loaded } = (await import('@homebridge/dbus-native')) as unknown as {
    default: { sessionBus(): Bus; systemBus(): Bus }
  }
  return loaded
}

/**
 * One call of the bus; rejects where it was refused, and names the method. `heard` is called before whatever stands behind the
 * answer on the wire is read: that may be about it.
 */
export function call(on: Bus, message: BusMessage, heard?: (value: unknown) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    on.invoke(message, (error, value) => {
      if (error) return reject(new Error(`${message.member ?? ''} was refused`))
      heard?.(value)
      resolve(value)
    })
  })
}
