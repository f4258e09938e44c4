import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { AppState, Offer, Workitem } from '../../../preload/contract.ts'
import type { Clock } from '../../../main/ports.ts'

/** A clock that moves when it is told to. */
export function aClock(start = 0) {
  let now = start
  const timers = new Set<{ at: number; run: () => void }>()
  const clock: Clock = {
    now: () => now,
    wall: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
  }
  return {
    clock,
    timers,
    pass(ms: number) {
      const end = now + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        timers.delete(next)
        now = next.at
        next.run()
      }
      now = end
    },
  }
}

/** A folder that is gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-desktop-'))
  folders.push(folder)
  return folder
}
const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

export const aCall = (more: Partial<Workitem> = {}): Workitem => ({
  workitemId: 'w1',
  version: 1,
  type: 'InboundCall',
  channelType: 'voice',
  state: 'offered',
  actions: [],
  priority: 3,
  from: '+14805550134',
  to: '+14805550100',
  skills: [],
  participants: [],
  mute: 0,
  record: 0,
  recordings: [],
  messages: [],
  createdAt: 0,
  modifiedAt: 0,
  timeEvents: [],
  ...more,
})

export const anOffer = (more: Partial<Offer> = {}): Offer => ({
  offerId: 'o1',
  workitemId: 'w1',
  version: 1,
  state: 'pending',
  offeredAt: 0,
  expiresAt: 20_000,
  direct: false,
  test: false,
  ...more,
})

export const aState = (more: Partial<AppState> = {}): AppState => ({
  revision: 1,
  historyRevision: 0,
  catalogueRevision: {},
  connection: { link: 'live', since: 0 },
  clockOffset: 0,
  signIn: { server: '', userName: '' },
  offers: [],
  workitems: [],
  outbox: [],
  health: { journal: 'writable', notifications: 'untried' },
  notices: [],
  ...more,
})
