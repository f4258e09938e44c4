import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, cpSync, readdirSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

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
  /** Ends it in good order. */
  stop(): Promise<void>
}

export interface Ringdesk {
  server: string
  dataDir: string
  /** What has to be there before the window counts as usable. */
  selector: string
}

/** Starts Ringdesk, and resolves when its list can be seen. */
export const startRingdesk = ({ server, dataDir, selector }: Ringdesk): Promise<Running> =>
  start(given('APP'), selector, [`--server=${server}`, '--user=ana', `--data-dir=${dataDir}`], {
    RINGDESK_PASSWORD: 'ringdesk',
  })

/** Starts a window with one row in it and nothing behind it. */
export function startBare(): Promise<Running> {
  const app = join(given('HOME'), 'bare')
  cpSync(join(import.meta.dirname, 'bare'), app, { recursive: true })
  return start(app, 'li', [], {})
}

async function start(
  app: string,
  selector: string,
  flags: readonly string[],
  env: Record<string, string>,
): Promise<Running> {
  const hook = join(given('HOME'), 'painted.cjs')
  copyFileSync(join(import.meta.dirname, 'painted.cjs'), hook)
  const switches = given('SWITCHES').split(' ').filter(Boolean)
  const began = performance.now()
  const child = spawn(given('ELECTRON'), ['-r', hook, ...switches, app, ...flags], {
    env: { ...process.env, LANG: 'en_US.UTF-8', RINGDESK_BENCH_SELECTOR: selector, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await painted(child)
  const paintedMs = performance.now() - began
  return {
    paintedMs,
    pss: () => family(child.pid ?? 0).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024,
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill('SIGTERM')
      await ended
    },
  }
}

function painted(child: ChildProcess): Promise<void> {
  const said: string[] = []
  return new Promise((resolve, reject) => {
    if (!child.stderr) return reject(new Error('a process without pipes'))
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line)
      if (line === 'bench: painted') resolve()
    })
    child.once('exit', () => reject(new Error(`The app ended before its window.\n${said.join('\n')}`)))
  })
}

/** A process and all that it has started, and they in turn. */
function family(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) && /\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  const found = [root]
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child)
  return found
}

const pssOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // ended since it was listed
  }
}
