import type { Delivery } from '../../../main/actions.ts'
import { createOutbox } from '../../../main/outbox/outbox.ts'
import type { WaitingInput, WaitingName } from '../../../main/outbox/send.ts'
import { failure, type Workitem } from '../../../preload/contract.ts'
import { aWorkitem } from '../../fixtures.ts'
import { journalDisk, memoryJournal, type JournalDisk } from '../../memoryJournal.ts'
import { counted, memoryLog, settle, T0, virtualClock } from '../../ports.ts'

interface Sent {
  name: string
  input: WaitingInput
  key: string
  /** The server carries it out, refuses, or nobody hears of it. */
  take(value?: object): Promise<void>
  refuse(code: string): Promise<void>
  lose(retryAfterMs?: number): Promise<void>
}

/** An outbox over a disk and a server that is the test. */
export async function aWorld(disk: JournalDisk = journalDisk(), keys = counted('k')) {
  const clock = virtualClock()
  const { log, lines } = memoryLog()
  const sent: Sent[] = []
  const known = new Map<string, Workitem>([['w1', aWorkitem({ version: 5 })]])
  const world = { now: T0, problem: undefined as ReturnType<typeof failure> | undefined }
  const outbox = createOutbox({
    clock,
    log,
    random: () => 0.5,
    uuid: keys,
    serverNow: () => world.now + clock.now(),
    find: async (id) => known.get(id),
    check: () => world.problem,
    deliver: (name, input, _ask, key) =>
      new Promise<Delivery>((resolve) => {
        const end = (delivery: Delivery) => {
          resolve(delivery)
          return settle()
        }
        const no = (code: string, more = {}) => ({ ok: false as const, failure: failure(code, 'No.', more) })
        sent.push({
          name,
          input,
          key,
          take: (value = {}) => end({ result: { ok: true, value }, end: 'taken' }),
          refuse: (code) => end({ result: no(code), end: 'refused' }),
          lose: (retryAfterMs) =>
            end({ result: no('NO_ANSWER', retryAfterMs === undefined ? {} : { retryAfterMs }), end: 'open' }),
        })
      }),
  })
  await outbox.open(memoryJournal(disk))
  const submit = (name: WaitingName, input: WaitingInput) => outbox.submit(name, input, 'ask')
  const summary = (text: string, workitemId = 'w1') =>
    submit('dispositions.disposition', { workitemId, summary: text })
  return { outbox, clock, lines, sent, known, world, disk, submit, summary, last: () => sent.at(-1) as Sent }
}

export const words = (one: Sent) => ('summary' in one.input ? one.input.summary : undefined)
export const WAITING = { ok: false, failure: { type: 'waiting', code: 'WAITING' } }
