import type {
  AlertsPort,
  Clock,
  Fetch,
  HttpAnswer,
  HttpInit,
  LogFacts,
  Ports,
  Profile,
  ProfileFile,
  Secrets,
} from '../main/ports.ts'

export { memoryCache, type MemoryCache } from './memoryCache.ts'

/** Lets everything run that waits for nothing but its turn. */
export const settle = (): Promise<void> => new Promise((done) => setImmediate(done))

export interface VirtualClock extends Clock {
  /** Lets time pass: each timer fires at its moment, and what it set off is settled before the next. */
  advance(ms: number): Promise<void>
  /** Sets this machine's clock forward or back; durations do not notice. */
  jump(ms: number): void
  /** Timers that have neither fired nor been cancelled. */
  pending(): number
}

/** A machine without a desktop to ring on. */
export const noAlerts: AlertsPort = {
  change: async () => ({ ok: true, value: null }),
  rang: () => undefined,
}

/** Nor with anything else to be had beside the window. */
export const noDesktop: Pick<Ports, 'callBar' | 'globalKeys' | 'outside' | 'proxy'> = {
  proxy: { signIn: async () => ({ ok: true, value: null }) },
  callBar: { change: async () => ({ ok: true, value: null }), toDesk: () => undefined },
  globalKeys: {
    change: async () => ({ ok: true, value: null }),
    test: async () => ({ ok: true, value: { arrived: false } }),
  },
  outside: {
    taken: () => undefined,
    checkLinks: async () => undefined,
    useLinks: async () => ({ ok: true, value: null }),
    startAtLogin: async () => ({ ok: true, value: null }),
  },
}

/** The server's clock in the tests' beginning, which is this machine's as well until somebody jumps. */
export const T0 = 1_750_000_000_000

export function virtualClock(): VirtualClock {
  let now = 0
  let skew = 0
  let born = 0
  let timers: { at: number; id: number; run: () => void }[] = []
  return {
    now: () => now,
    wall: () => T0 + now + skew,
    after(ms, run) {
      const timer = { at: now + Math.max(0, ms), id: (born += 1), run }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
    async advance(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id)
        if (!next) break
        timers = timers.filter((one) => one !== next)
        now = Math.max(now, next.at)
        next.run()
        await settle()
      }
      now = end
    },
    jump: (ms) => void (skew += ms),
    pending: () => timers.length,
  }
}

/** A request that arrived, to be answered by the test. */
export interface Asked {
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
  reply(status: number, json?: unknown, headers?: Record<string, string>): void
  /** Any body, as any server may send it. */
  replyText(status: number, text: string, headers?: Record<string, string>): void
  fail(error: Error): void
}

/** A network whose far end is the test: by a handler, or by hand over `asked`. */
export function scriptedFetch(handler: (asked: Asked) => void = () => undefined) {
  const asked: Asked[] = []
  const fetch: Fetch = (url, init) =>
    new Promise((resolve, reject) => {
      init.signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      const one = arrived(url, init, resolve, reject)
      asked.push(one)
      handler(one)
    })
  return { fetch, asked, last: () => asked[asked.length - 1] as Asked }
}

function arrived(
  url: string,
  init: HttpInit,
  resolve: (answer: HttpAnswer) => void,
  reject: (error: Error) => void,
): Asked {
  const replyText = (status: number, text: string, headers: Record<string, string> = {}) =>
    resolve({
      status,
      headers: { get: (name) => headers[name.toLowerCase()] ?? null },
      text: () => Promise.resolve(text),
    })
  return {
    method: init.method,
    url,
    headers: init.headers,
    body: init.body === undefined ? undefined : JSON.parse(init.body),
    reply: (status, json, headers) =>
      replyText(status, json === undefined ? '' : JSON.stringify(json), headers),
    replyText,
    fail: reject,
  }
}

/** A promise that the test keeps, or breaks, when it likes. */
export function promised<T = void>() {
  let keep: (value: T) => void = () => undefined
  let broken: (error: Error) => void = () => undefined
  const promise = new Promise<T>((resolve, reject) => {
    keep = resolve
    broken = reject
  })
  return { promise, keep, break: broken }
}

export function memorySecrets(secret?: string): Secrets & { kept: string | undefined } {
  const secrets = {
    kept: secret,
    load: () => Promise.resolve(secrets.kept),
    save(next: string) {
      secrets.kept = next
      return Promise.resolve(true)
    },
    clear() {
      secrets.kept = undefined
      return Promise.resolve()
    },
  }
  return secrets
}

export function memoryProfile(profile: Profile = { deviceId: '' }): ProfileFile & { kept: Profile } {
  const file = {
    kept: profile,
    load: () => Promise.resolve(file.kept),
    save(next: Profile) {
      file.kept = next
      return Promise.resolve()
    },
  }
  return file
}

/** A log that can be read afterwards. */
export function memoryLog() {
  const lines: { phrase: string; facts: LogFacts | undefined }[] = []
  return {
    lines,
    log: (phrase: string, facts?: LogFacts) => void lines.push({ phrase, facts }),
    phrases: () => lines.map(({ phrase }) => phrase),
  }
}

/** Names that differ, and are the same in every run. */
export function counted(prefix: string): () => string {
  let count = 0
  return () => `${prefix}${(count += 1)}`
}
