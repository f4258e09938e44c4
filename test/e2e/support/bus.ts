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
}
interface Library {
  sessionBus(): Bus
}

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
    stop: () => bus.connection.stream.destroy(),
  }
}
