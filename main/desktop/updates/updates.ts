import type { AppState, UpdateProblem, UpdateStatus } from '../../../preload/contract.ts'
import type { Clock, Log, Undo } from '../../ports.ts'
import { readAnnouncement, type Announcement } from './announcement.ts'
import type { Feed } from './feed.ts'
import type { UpdateSource } from './source.ts'
import type { SerialFile } from './serial.ts'
import { compareVersions } from './version.ts'

/** A file on this machine that is what was announced. */
export type Fetched = { ok: true; file: string } | { ok: false; problem: UpdateProblem | 'notYet' }
export type Installed = { ok: true } | { ok: false; problem: UpdateProblem }

export interface UpdatePorts {
  clock: Clock
  log: Log
  random(): number
  /** Of the app that runs. */
  version: string
  /** Undefined: this package is not updated by itself. */
  source: UpdateSource | undefined
  announced(source: UpdateSource): Promise<Feed>
  serials: SerialFile
  /** Gets the file for this machine and compares it with its sum. `notYet`: not for this installation (staged). */
  fetch(announcement: Announcement, source: UpdateSource): Promise<Fetched>
  install(file: string, announcement: Announcement): Promise<Installed>
  isQuiet(): boolean
  /** Ends the app and starts it anew; nothing asks. Undone where nothing has ended: whoever quits then is asked again. */
  restart(): Undo
  changed(): void
}

export interface Updates {
  check(): Promise<void>
  /** The agent's word. */
  install(): void
  /** Something has changed that may make it quiet. */
  look(): void
  into(state: AppState): AppState
  stop: Undo
}

const MINUTE = 60_000
/** The first look is some minutes after the start, so that a whole floor that starts at nine does not ask at once. */
const FIRST = { from: MINUTE, spread: 9 * MINUTE }
const AGAIN_MS = 6 * 60 * MINUTE
/** A download takes of the line what a call wants: by itself the app begins none beside one. */
const BUSY_MS = 10 * MINUTE

/** An end takes no longer: where the app still runs, what was to replace it could not be begun. */
const ENDS_MS = 15_000

/** Looks for a newer version, gets it, and has it installed when the agent said so and no caller would notice. */
export function createUpdates(ports: UpdatePorts): Updates {
  const { clock, log, source } = ports
  let status: UpdateStatus = { state: source ? 'untried' : 'off', version: ports.version }
  let ready: { file: string; announcement: Announcement } | undefined
  let changes = 0
  let undo: Undo = () => undefined
  let undoEnd: Undo = () => undefined
  let isLeaving = false

  function become(next: Omit<UpdateStatus, 'version'>): void {
    const { checkedAt } = { ...status, ...next }
    status = { version: ports.version, ...(checkedAt === undefined ? {} : { checkedAt }), ...next }
    changes += 1
    log('update', { state: status.state, ...(status.problem && { reason: status.problem }) })
    ports.changed()
  }
  const fail = (problem: UpdateProblem, next?: string) =>
    become({ state: 'failed', problem, ...(next === undefined ? {} : { next }) })

  function later(ms: number): void {
    undo()
    undo = clock.after(ms, () => (ports.isQuiet() ? void check() : later(BUSY_MS)))
  }

  /** What the server announces, if it is to be believed and goes forward. */
  async function announced(from: UpdateSource): Promise<Announcement | undefined> {
    const feed = await ports.announced(from)
    if (!feed.ok) return void fail(feed.problem)
    const found = readAnnouncement(feed.text, from.key)
    if (!found) return void fail('untrusted')
    if (found.serial < (await ports.serials.load())) return void fail('replayed')
    if (compareVersions(found.version, ports.version) < 0) return void fail('older')
    await ports.serials.keep(found.serial)
    return found
  }

  async function check(): Promise<void> {
    if (!source || !['untried', 'current', 'failed', 'ready'].includes(status.state)) return
    later(AGAIN_MS)
    const before = ready
    become({ state: 'checking' })
    const found = await announced(source)
    if (!found) return
    const checkedAt = clock.wall()
    const { version: next } = found
    if (next === ports.version) return become({ state: 'current', checkedAt })
    if (before?.announcement.version === next) return become({ state: 'ready', next, checkedAt })
    become({ state: 'downloading', next, checkedAt })
    const fetched = await ports.fetch(found, source)
    if (fetched.ok) {
      ready = { file: fetched.file, announcement: found }
      become({ state: 'ready', next })
    } else if (fetched.problem === 'notYet') become({ state: 'current' })
    else fail(fetched.problem, next)
  }

  async function carryOut({ file, announcement }: NonNullable<typeof ready>): Promise<void> {
    const { version: next } = announcement
    become({ state: 'installing', next })
    const installed = await ports.install(file, announcement)
    if (!installed.ok) {
      // What was refused may be asked for again; what is not what it was is got anew.
      if (installed.problem === 'damaged') ready = undefined
      return fail(installed.problem, next)
    }
    become({ state: 'restarting', next })
    look()
  }

  function look(): void {
    if (!ports.isQuiet()) return
    if (status.state === 'waiting' && ready) void carryOut(ready)
    else if (status.state === 'restarting' && !isLeaving) {
      isLeaving = true
      const stay = ports.restart()
      undoEnd = clock.after(ENDS_MS, () => {
        isLeaving = false
        stay()
        fail('notInstalled', status.next)
      })
    }
  }

  if (source) later(FIRST.from + ports.random() * FIRST.spread)
  return {
    check,
    install() {
      if (!ready || !['ready', 'failed'].includes(status.state)) return
      become({ state: 'waiting', next: ready.announcement.version })
      look()
    },
    look,
    into: (state) => ({ ...state, revision: state.revision + changes, update: status }),
    stop() {
      undo()
      undoEnd()
    },
  }
}
