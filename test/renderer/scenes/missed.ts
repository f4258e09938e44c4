import type { CatchUp, Ring, Why, Workitem } from '../../../preload/contract.ts'
import { aState, aWorkitem, NOW } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'

const MINUTE = 60_000
const NONE = { missed: 0, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 0 }
const LONG = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría de la Concepción'

const missed = (n: number, given: Partial<Workitem> = {}) =>
  aWorkitem({
    ...{ workitemId: `m${n}`, state: 'terminated', missedStatus: 0, endReason: 'callerHungUp' },
    ...{ endedAt: NOW - n * 7 * MINUTE, modifiedAt: NOW - n * 7 * MINUTE, actions: ['missedCallDialed'] },
    ...given,
  })
const rows = [
  missed(1),
  missed(2, { name: 'Eva Lind', from: '+46850550112', inboxId: 'sales', endReason: 'expired' }),
  missed(3, { name: LONG, inboxId: 'support' }),
  missed(4, { name: '', from: '+34915550143', endReason: 'expired' }),
  missed(5, { name: 'Tom Reyes', from: '+14805550199' }),
]
const ring = (n: number, given: Partial<Ring>): Ring => {
  const endedAt = NOW - n * 7 * MINUTE
  return {
    ...{ offerId: `o${n}`, workitemId: `m${n}`, offeredAt: endedAt - 18_000, expiresAt: endedAt + 2_000 },
    ...{ heardAt: endedAt - 18_000, endedAt, end: 'canceled', road: 'event', awayMs: 0, socketMs: 90_000 },
    ...{ isCall: true, window: 'focused', notice: 'shown' },
    ...given,
  }
}
const reasons: Why[] = [
  { workitemId: 'm1', ring: ring(1, { busy: { with: 'call', name: 'Li Wei' } }) },
  { workitemId: 'm2', gap: { from: NOW - 18 * MINUTE, to: NOW - 13 * MINUTE, why: 'link' } },
  {
    workitemId: 'm3',
    ring: ring(3, { busy: { with: 'call', name: LONG }, window: 'minimised', notice: 'refused' }),
  },
  { workitemId: 'm4', gap: { from: NOW - 900 * MINUTE, to: NOW - 20 * MINUTE, why: 'off' } },
  { workitemId: 'm5' },
]
const card: CatchUp = {
  ...{ id: 'gap 1', from: NOW - 300_000, to: NOW - 48_000, awayMs: 252_000, why: 'link', late: 0 },
  came: { ...NONE, missed: 2, voicemail: 1, email: 3 },
}
const answers: NonNullable<Scene['answers']> = {
  'history.waiting': () => ({ ok: true, value: rows }),
  'history.search': () => ({ ok: true, value: { count: 5, total: 5, objects: rows } }),
  'history.why': ({ workitemIds }) => ({
    ok: true,
    value: reasons.filter(({ workitemId }) => workitemIds.includes(workitemId)),
  }),
}
const waiting = { ...NONE, missed: 70, voicemail: 3 }
const choose = (n: number) => [`li:nth-of-type(${n}) > [data-entry]`]
const mine = aWorkitem({ workitemId: 'live' })

/** What went by, why, and what came while nobody heard. */
export const MISSED_SCENES: Record<string, Scene> = {
  catchUp: { state: aState({ catchUp: card, waiting }), answers },
  catchUpLive: {
    state: aState({
      workitems: [mine],
      catchUp: { ...card, why: 'off', awayMs: 55_200_000, from: NOW - 56_000_000, late: 1 },
    }),
    answers,
  },
  missedWhy: { state: aState({ waiting }), answers, then: choose(5) },
  missedWhyLong: { state: aState({ waiting }), answers, then: choose(3) },
  missedUnknown: { state: { ...aState(), waiting: undefined } as never },
  missedHistory: { state: aState({ waiting }), answers, then: ['nav button:nth-of-type(2)'] },
}
