import { refuse, type Outgoing, type Result } from '../../preload/contract.ts'
import type { Clock, Entry, Journal, Log, Undo } from '../ports.ts'
import { createBackoff, type Backoff } from '../server/backoff.ts'
import { createEntries, shown } from './entries.ts'
import { send, type SendPorts, type WaitingInput, type WaitingName } from './send.ts'

export interface Outbox {
  /** Uses this journal from now on, with what waits in it; without one, nothing can wait. */
  open(journal: Journal | undefined): Promise<void>
  /**
   * Written first, then sent in the order of its workitem. Resolves with the server's word, or with `WAITING` where that
   * will come later. Never rejects.
   */
  submit(name: WaitingName, input: WaitingInput, ask: string): Promise<Result<unknown>>
  list(): Outgoing[]
  /** The same as they are kept, with their keys. */
  entries(): readonly Entry[]
  /** What came back is asked for anew; `NOT_FOUND` where there is no such entry. */
  resend(id: number): Promise<Result<null>>
  discard(id: number): Promise<Result<null>>
  /** The link is live: what waits goes out. */
  begin(): void
  end(): void
  onChange(listener: () => void): Undo
}

/** What is in order among itself: one workitem's entries, or one number's new messages. */
interface Lane {
  running: boolean
  /** Cancels the pause after an open end. */
  rest?: Undo
  backoff: Backoff
}
const laneOf = ({ workitemId, name, input }: Entry): string =>
  workitemId ?? `${name} ${'to' in input ? String(input.to) : ''}`

/** What may wait (PROTOCOL 6): on the disk before it is sent, with one key from its birth to its confirmation. */
export function createOutbox(
  ports: SendPorts & { clock: Clock; log: Log; random(): number; uuid(): string },
): Outbox {
  const { clock, uuid } = ports
  const entries = createEntries(ports)
  const lanes = new Map<string, Lane>()
  /** Whoever waits for an answer at this moment; after a restart, nobody. */
  const callers = new Map<number, (result: Result<unknown>) => void>()
  let live = false
  /** Rises with each journal: what was begun over the one before goes on no more. */
  let era = 0

  function answer(id: number, result: Result<unknown>): boolean {
    const tell = callers.get(id)
    callers.delete(id)
    tell?.(result)
    return tell !== undefined
  }
  function laneFor(name: string): Lane {
    const known = lanes.get(name)
    if (known) return known
    const lane = { running: false, backoff: createBackoff(ports.random) }
    lanes.set(name, lane)
    return lane
  }
  function rouse(): void {
    for (const lane of lanes.values()) wake(lane)
    for (const name of new Set(entries.all().map(laneOf))) void work(name)
  }
  function wake(lane: Lane): void {
    lane.rest?.()
    delete lane.rest
  }

  /** Sends what waits in a lane, one after the other, until the end of it, of the link, or of certainty. */
  async function work(name: string, ask?: string): Promise<void> {
    const lane = laneFor(name)
    if (lane.running || lane.rest) return
    lane.running = true
    const began = era
    for (;;) {
      const entry = entries.all().find((one) => one.fate === 'waiting' && laneOf(one) === name)
      if (!live || era !== began || !entry) break
      const { end, result } = await send(entry, ask ?? uuid(), entries, ports).catch(() => OPEN)
      if (end === 'open') {
        const atLeastMs = result && !result.ok ? (result.failure.retryAfterMs ?? PAUSE_MS) : PAUSE_MS
        lane.rest = clock.after(lane.backoff.next(atLeastMs), () => {
          wake(lane)
          void work(name)
        })
        break
      }
      lane.backoff.reset()
      if (end === 'refused' && result) await refused(entry, result)
      else if (end === 'perhaps') answer(entry.id, WAITING)
      else answer(entry.id, result ?? { ok: true, value: await ports.find(entry.workitemId ?? '') })
    }
    lane.running = false
    // Who asked for something behind what has no end yet is told that it waits.
    for (const entry of entries.all()) if (laneOf(entry) === name) answer(entry.id, WAITING)
    if (era !== began) void work(name)
  }

  /** Whoever asked and is still there has the words in the form; else they come back from here. */
  async function refused(entry: Entry, result: Result<unknown>): Promise<void> {
    if (callers.has(entry.id)) await entries.drop(entry.id, 'remove')
    else if (!result.ok)
      await entries.change(entry.id, { fate: 'refused', failure: result.failure }).catch(() => undefined)
    answer(entry.id, result)
  }

  return {
    list: () => entries.all().map(shown),
    entries: entries.all,
    onChange: entries.onChange,
    async open(journal) {
      era += 1
      for (const id of [...callers.keys()]) answer(id, WAITING)
      for (const lane of lanes.values()) wake(lane)
      await entries.open(journal)
      if (live) rouse()
    },
    async submit(name, input, ask) {
      const problem = ports.check(name, input)
      if (problem) return { ok: false, failure: problem }
      const key = uuid()
      const workitemId = 'workitemId' in input ? input.workitemId : undefined
      const known = workitemId === undefined ? undefined : await ports.find(workitemId)
      const baseVersion = 'baseVersion' in input ? input.baseVersion : known?.version
      const entry = await entries.add({
        key,
        name,
        input,
        at: ports.serverNow(),
        ...(workitemId !== undefined && { workitemId }),
        ...(baseVersion !== undefined && { baseVersion }),
      })
      // A disk that is full must not keep an agent with a living link from the work; without the link it is said.
      if (!entry) return live ? (await ports.deliver(name, input, ask, key)).result : NOT_SAVED
      if (!live) return WAITING
      return new Promise((resolve) => {
        callers.set(entry.id, resolve)
        void work(laneOf(entry), ask)
        // Its lane rests after an open end: this one waits behind what has none.
        if (laneFor(laneOf(entry)).rest) answer(entry.id, WAITING)
      })
    },
    async resend(id) {
      const entry = entries.find(id)
      if (!entry || entry.fate === 'waiting') return GONE
      const known = await ports.find(entry.workitemId ?? '')
      const baseVersion = known?.version ?? entry.baseVersion
      const anew = { key: uuid(), attempted: false, fate: 'waiting' as const }
      const written = await entries
        .change(id, { ...anew, ...(baseVersion !== undefined && { baseVersion }) })
        .then(() => true)
        .catch(() => false)
      if (!written) return NOT_SAVED
      if (live) void work(laneOf(entry))
      return DONE
    },
    async discard(id) {
      const entry = entries.find(id)
      // What is on its way cannot be called back.
      if (!entry || (entry.fate === 'waiting' && laneFor(laneOf(entry)).running)) return GONE
      await entries.drop(id, 'remove')
      return DONE
    },
    begin() {
      live = true
      rouse()
    },
    end() {
      live = false
    },
  }
}

/** The shortest pause after an open end on a living link, ms. */
const PAUSE_MS = 2_000
const OPEN = { end: 'open' as const, result: undefined }
const DONE: Result<null> = { ok: true, value: null }
const WAITING = refuse('WAITING', 'Saved. It will be sent when the connection is back.', { type: 'waiting' })
const NOT_SAVED = refuse(
  'NOT_SAVED',
  'It could not be saved on this machine, and there is no connection to send it over.',
)
const GONE = refuse('NOT_FOUND', 'There is nothing like that to be sent.')
