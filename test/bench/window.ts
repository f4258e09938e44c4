import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, cpSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { cpuOf, pssOf } from './processes.ts'

/** `RINGDESK_E2E_…` come from `npm run bench` (build/checks/bench.mjs). */
const given = (name: string): string => {
  const value = process.env[`RINGDESK_E2E_${name}`]
  if (value === undefined) throw new Error(`RINGDESK_E2E_${name} is missing: run it by npm run bench`)
  return value
}

/** An app with a window, on a screen of its own, as an ordinary user in its sandbox. */
export interface Running {
  /** From the start of the program to the painted window, ms. */
  paintedMs: number
  /** What all its processes hold of the machine's memory, shared pages by their share, MB. */
  pss(): number
  /** What the script found out in the page; resolves when it has ended. */
  found: Promise<unknown>
  /** How long all its processes have computed so far, ms. */
  cpu(): number
  /** What it keeps once all that nobody holds is gone; an app with an agent in it only. */
  kept(): Promise<Kept>
  /** Writes a line to it; a bare window that is shown only. */
  say(line: string): void
  /** Ends it in good order. */
  stop(): Promise<void>
}

/** Bytes of the heaps of main and of the page; nodes and listeners of the page. */
export interface Kept {
  main: number
  page: number
  nodes: number
  listeners: number
}

export interface Ringdesk {
  server: string
  dataDir: string
  /** What has to be there before the window counts as usable. */
  selector: string
  /** Somebody takes every call and answers every e-mail (agent.cjs). */
  agent?: boolean
  /** Its main window is hidden, and calls that ring bear a mark; `found` then resolves once they can (ringing.cjs). */
  rings?: boolean
  /** What is done in the page then, an expression; a promise is waited for. */
  script?: string
}

/** A window that has not come by then will not, ms. */
const LATEST_MS = 60_000

/** Starts Ringdesk, and resolves when its list can be seen. */
export function startRingdesk({ server, dataDir, selector, ...more }: Ringdesk): Promise<Running> {
  const { script, agent, rings } = more
  return start(given('APP'), selector, [`--server=${server}`, '--user=ana', `--data-dir=${dataDir}`], {
    RINGDESK_PASSWORD: 'ringdesk',
    ...(agent && { RINGDESK_BENCH_AGENT: 'yes' }),
    ...(rings && { RINGDESK_BENCH_RINGS: 'yes' }),
    ...(script !== undefined && { RINGDESK_BENCH_SCRIPT: script }),
  })
}

/** Starts a window with one row in it and nothing behind it. */
export function startBare(): Promise<Running> {
  const app = join(given('HOME'), 'bare')
  cpSync(join(import.meta.dirname, 'bare'), app, { recursive: true })
  return start(app, 'li', [], {})
}

/** Starts a window that is hidden until somebody writes `show` to it; it notifies at each frame of the socket at `url`. */
export async function startShowing(url: string): Promise<Running> {
  const app = join(given('HOME'), 'showing')
  cpSync(join(import.meta.dirname, 'showing'), app, { recursive: true })
  const input = join(import.meta.dirname, 'notifier.ts')
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: input, outDir: join(app, 'notifier'), rolldownOptions: { output: { format: 'cjs' } } },
  })
  return start(app, 'li', [], { RINGDESK_BENCH_SOCKET: url })
}

/** Starts a window that asks raw FTS5 at each key, of a file that the app has made; it is only read. */
export function startTyping(database: string, script: string): Promise<Running> {
  const app = join(given('HOME'), 'typing')
  cpSync(join(import.meta.dirname, 'typing'), app, { recursive: true })
  cpSync(
    join(import.meta.dirname, '../../node_modules/better-sqlite3/lib'),
    join(app, 'better-sqlite3/lib'),
    {
      recursive: true,
    },
  )
  const binding = join(app, 'better_sqlite3.node')
  copyFileSync(join(import.meta.dirname, '../../out/native/better_sqlite3.node'), binding)
  return start(app, 'li', [], {
    RINGDESK_BENCH_DATABASE: database,
    RINGDESK_BENCH_BINDING: binding,
    RINGDESK_BENCH_SCRIPT: script,
  })
}

async function start(
  app: string,
  selector: string,
  flags: readonly string[],
  env: Record<string, string>,
): Promise<Running> {
  const hook = join(given('HOME'), 'painted.cjs')
  for (const name of ['painted.cjs', 'agent.cjs', 'ringing.cjs'])
    copyFileSync(join(import.meta.dirname, name), join(given('HOME'), name))
  const switches = given('SWITCHES').split(' ').filter(Boolean)
  const began = performance.now()
  const child = spawn(given('ELECTRON'), ['-r', hook, ...switches, app, ...flags], {
    env: { ...process.env, LANG: 'en_US.UTF-8', RINGDESK_BENCH_SELECTOR: selector, ...env },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const heard = listen(child)
  const found = heard('bench: found ').then((text) => JSON.parse(text) as unknown)
  // Whoever asks for nothing is told of no failure, either.
  found.catch(() => undefined)
  await heard('bench: painted', LATEST_MS)
  const paintedMs = performance.now() - began
  return {
    paintedMs,
    found,
    pss: () => pssOf(child.pid ?? 0),
    cpu: () => cpuOf(child.pid ?? 0),
    async kept() {
      const kept = heard('bench: kept ')
      child.kill('SIGUSR2')
      return JSON.parse(await kept) as Kept
    },
    say: (line) => void child.stdin?.write(`${line}\n`),
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill('SIGTERM')
      await ended
    },
  }
}

/**
 * Hears what a program says of itself (painted.cjs, agent.cjs): the next line that begins so, without its beginning. Rejects
 * with what it said instead where it ends before, or is not heard of until `latestMs`.
 */
function listen(child: ChildProcess): (begins: string, latestMs?: number) => Promise<string> {
  const { stderr } = child
  if (!stderr) throw new Error('a process without pipes')
  const said: string[] = []
  const lines = createInterface({ input: stderr }).on('line', (line) => void said.push(line))
  return (begins, latestMs) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(late)
        lines.off('line', hear)
        child.off('exit', gone)
      }
      const hear = (line: string) => {
        if (!line.startsWith(begins)) return
        stop()
        resolve(line.slice(begins.length))
      }
      const gone = () => {
        stop()
        reject(new Error(`The app ended before it had said "${begins}".\n${said.join('\n')}`))
      }
      const late = latestMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), latestMs)
      lines.on('line', hear)
      child.once('exit', gone)
    })
}
