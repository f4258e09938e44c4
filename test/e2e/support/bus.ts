import { createRequire } from 'node:module'

/** A method call as it came over the bus. */
export interface Interface {
  name: string
  /** Signature in, signature out. */
  methods: Record<string, [string, string]>
  signals: Record<string, [string]>
  /** Their signatures; the values are the object's own. */
  properties?: Record<string, string>
}

/** What the tests need of the library; its own types know little more than its name. */
export interface Bus {
  connection: { stream: { destroy(): void } }
  exportInterface(object: object, path: string, description: Interface): void
  requestName(name: string, flags: number, done: (error: unknown, code: number) => void): void
  sendSignal(path: string, name: string, member: string, signature: string, body: unknown[]): void
  /** Whatever the answer holds follows the error. */
  invoke(message: Call, answered: (error: unknown, ...values: unknown[]) => void): void
}
/** A method of somebody else's, to be called. */
export interface Call {
  destination: string
  path: string
  interface: string
  member: string
  signature?: string
  body?: unknown[]
}
interface Library {
  sessionBus(): Bus
}

const PROPERTIES = 'org.freedesktop.DBus.Properties'

/** Owns a name on the desktop bus of this test run, and answers for it until it is stopped. */
export async function serve(name: string, path: string, object: object, description: Interface) {
  const library = createRequire(import.meta.url)('@homebridge/dbus-native') as Library
  const bus = library.sessionBus()
  bus.exportInterface(object, path, description)
  await new Promise<void>((resolve, reject) => {
    bus.requestName(name, 4, (error, code) => {
      if (code === 1) resolve()
      else reject(new Error(`${name} is taken: ${JSON.stringify(error ?? code)}`))
    })
  })
  return {
    signal: (member: string, ...body: unknown[]) =>
      bus.sendSignal(path, description.name, member, description.signals[member]?.[0] ?? '', body),
    /** Says that a property has this value now. */
    changed: (property: string, signature: string, value: unknown) =>
      bus.sendSignal(path, PROPERTIES, 'PropertiesChanged', 'sa{sv}as', [
        description.name,
        [[property, [signature, value]]],
        [],
      ]),
    /** Calls somebody else, and resolves to the values of the answer. */
    ask: (call: Call) =>
      new Promise<unknown[]>((resolve, reject) => {
        bus.invoke(call, (error, ...values) => {
          if (error) reject(new Error(`${call.member}: ${JSON.stringify(error)}`))
          else resolve(values)
        })
      }),
    /** Answers for one more object of this name; its signals, and what it says of its properties, by their path. */
    also(path: string, object: object, description: Interface) {
      bus.exportInterface(object, path, description)
      return {
        signal: (member: string, ...body: unknown[]) =>
          bus.sendSignal(path, description.name, member, description.signals[member]?.[0] ?? '', body),
        changed: (property: string, signature: string, value: unknown) =>
          bus.sendSignal(path, PROPERTIES, 'PropertiesChanged', 'sa{sv}as', [
            description.name,
            [[property, [signature, value]]],
            [],
          ]),
      }
    },
    stop: () => bus.connection.stream.destroy(),
  }
}
