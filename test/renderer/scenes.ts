import type { AppState, Result, Workitem } from '../../preload/contract.ts'
import { refuse } from '../../preload/contract.ts'
import { anOffer, aRing, aState, aWorkitem, NOW, SESSION } from './fixtures.ts'
import type { aBridge } from './bridge.ts'
import { CALL_BAR_SCENES } from './scenes/callBar.ts'
import { CONTROL_SCENES } from './scenes/control.ts'
import { OFFER_SCENES } from './scenes/offers.ts'
import { OPENED_SCENES } from './scenes/opened.ts'
import { PALETTE_SCENES } from './scenes/palette.ts'
import { READINESS_SCENES } from './scenes/readiness.ts'
import { MISSED_SCENES } from './scenes/missed.ts'
import { RECORD_SCENES } from './scenes/records.ts'
import { DIAGNOSTICS_SCENES } from './scenes/diagnostics.ts'
import { DISPOSITION_SCENES } from './scenes/dispositions.ts'
import { RETURNED_SCENES } from './scenes/returned.ts'
import { WRAPUP_SCENES } from './scenes/wrapup.ts'
import { WRITTEN_SCENES } from './scenes/written.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A click on the first element that a selector finds, a key (`?`, `Ctrl+Enter`), or a text typed into a field. */
export type Act = string | { key: string } | { text: string; in: string }

/** One situation of the window: what main tells, and how it answers. */
export interface Scene {
  state: AppState
  recent?: Workitem[]
  answers?: Parameters<typeof aBridge>[1]
  /** What is done once the window stands, one after the other. */
  then?: Act[]
  /** The base components, instead of the window. */
  sheet?: boolean
  /** A page with a window of its own, instead of the desk. */
  page?: 'callBar' | 'offer'
}

const EVENTS = [
  { name: 'offered', at: NOW - 4 * MINUTE },
  { name: 'answered', at: NOW - 192_000 },
  { name: 'held', at: NOW - 150_000 },
  { name: 'retrieved', at: NOW - 100_000 },
]
const ana = (given: Partial<Workitem> = {}) => aWorkitem({ workitemId: 'ana', timeEvents: EVENTS, ...given })
const li = aWorkitem({
  workitemId: 'li',
  state: 'hold',
  name: 'Li Wei',
  from: '+34915550178',
  inboxId: 'support',
  timeEvents: [{ name: 'held', at: NOW - 100_000 }],
})
const park = aWorkitem({
  workitemId: 'park',
  state: 'wrapup',
  name: 'J. Park',
  from: '+14805550177',
  wrapupExpiresAt: NOW + 41_000,
  timeEvents: [...EVENTS, { name: 'ended', at: NOW - 19_000 }],
})
const ben = aRing({ workitemId: 'ben', priority: 4 })

const past = (given: Partial<Workitem>) => aWorkitem({ state: 'terminated', endReason: 'farEnd', ...given })
const RECENT: Workitem[] = [
  past({
    workitemId: 'p1',
    name: 'Eva Lind',
    from: '+46850550112',
    inboxId: 'sales',
    missedStatus: 0,
    endReason: 'callerHungUp',
    endedAt: NOW - 22 * MINUTE,
  }),
  past({
    workitemId: 'p2',
    endedAt: NOW - 2 * HOUR,
    summary: 'Asked why the March invoice shows two seats. One was cancelled late; credit promised.',
  }),
  past({
    workitemId: 'p3',
    type: 'OutboundCall',
    to: '+14805550199',
    name: 'Tom Reyes',
    endReason: 'hangUp',
    endedAt: NOW - 3 * HOUR,
  }),
  past({ workitemId: 'p4', endedAt: NOW - 26 * HOUR, summary: 'Changed her card.' }),
  past({
    workitemId: 'p5',
    name: '',
    from: '+34915550143',
    inboxId: 'support',
    missedStatus: 1,
    endedAt: NOW - 28 * HOUR,
  }),
]

const busy = {
  ...(aState().agent as NonNullable<AppState['agent']>),
  statusId: 'busy',
  category: 'busy' as const,
}
const inCall = (workitems: Workitem[], given: Partial<AppState> = {}) =>
  aState({
    agent: busy,
    workitems,
    offers: workitems.filter((one) => one.state === 'offered').map((one) => anOffer(one)),
    ...given,
  })
const refused = (code: string, param?: string) => (): Result<never> =>
  refuse(code, 'The server said no.', { type: 'validation', ...(param && { param }) })

const stale: AppState['connection'] = {
  link: 'reconnecting',
  since: NOW - 42_000,
  staleSince: NOW - 42_000,
  retryAt: NOW + 3_000,
  syncedAt: NOW - 44_000,
}
const LONG = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría de la Concepción'

const SIGN_IN: Act[] = [{ text: 'ringdesk', in: '[type=password]' }, '[type=submit]']

/** Every situation worth looking at, by its name. */
export const SCENES: Record<string, Scene> = {
  components: { state: aState(), sheet: true },
  empty: { state: aState() },
  away: {
    state: aState({ agent: { ...busy, statusId: 'lunch', category: 'away' } }),
    recent: RECENT,
  },
  idle: { state: aState(), recent: RECENT },
  ringing: { state: aState({ workitems: [ben], offers: [anOffer(ben)] }), recent: RECENT },
  live: { state: inCall([ana({ mute: 1, record: 1 })]), recent: RECENT },
  full: { state: inCall([ben, ana({ mute: 1, record: 1, priority: 4 }), li, park]), recent: RECENT },
  hold: { state: inCall([li]), recent: RECENT },
  dialing: {
    state: inCall([
      aWorkitem({
        workitemId: 'out',
        state: 'dialing',
        type: 'OutboundCall',
        to: '+14805550199',
        name: 'Tom Reyes',
      }),
    ]),
    recent: RECENT,
  },
  wrapup: { state: aState({ workitems: [park] }), recent: RECENT },
  refusal: {
    state: aState({ workitems: [park] }),
    recent: RECENT,
    answers: { 'dispositions.disposition': refused('DISPOSITION_REQUIRED', 'dispositionId') },
    then: ['form [type=submit]'],
  },
  alert: {
    state: inCall([ana()]),
    recent: RECENT,
    answers: { 'workitems.hold': refused('ACTION_NOT_ALLOWED') },
    then: ['.controls .hold'],
  },
  stale: { state: inCall([ana(), li], { connection: stale }), recent: RECENT },
  expired: {
    state: inCall([park], { connection: { link: 'expired', since: NOW - MINUTE, staleSince: NOW - MINUTE } }),
    recent: RECENT,
  },
  signin: { state: signedOut() },
  wrongPassword: { state: signedOut(), answers: { 'app.signIn': refused('WRONG_PASSWORD') }, then: SIGN_IN },
  signInSlow: {
    state: signedOut(),
    answers: { 'app.signIn': () => new Promise(() => undefined) },
    then: [...SIGN_IN, '.waits:not(:empty)'],
  },
  unreachable: { state: signedOut(), answers: { 'app.signIn': refused('UNREACHABLE') }, then: SIGN_IN },
  long: {
    state: inCall([
      ana({ name: LONG, inboxId: 'support', mute: 1, record: 1 }),
      aRing({ workitemId: 'longring', name: `${LONG} y Compañía`, inboxId: 'support' }),
      aWorkitem({
        workitemId: 'bare',
        state: 'hold',
        name: '',
        from: 'sip:anonymous.customer.with.a.long.address@pbx.example.com',
      }),
    ]),
    recent: RECENT,
  },
  ended: { state: aState(), recent: RECENT, then: ['.recent li:nth-of-type(2) > [data-entry]'] },
  notices: { state: aState({ notices: ['tokenInMemory', 'unsandboxed'] }), recent: RECENT },
  proxy: {
    state: inCall([park], {
      connection: stale,
      proxy: { host: 'proxy.acme.example:3128', problem: 'wrong' },
    }),
    recent: RECENT,
  },
  ...CALL_BAR_SCENES,
  ...OFFER_SCENES,
  ...CONTROL_SCENES,
  ...OPENED_SCENES,
  ...PALETTE_SCENES,
  ...READINESS_SCENES,
  ...MISSED_SCENES,
  ...RECORD_SCENES,
  ...DISPOSITION_SCENES,
  ...DIAGNOSTICS_SCENES,
  ...RETURNED_SCENES,
  ...WRAPUP_SCENES,
  ...WRITTEN_SCENES,
}

function signedOut(): AppState {
  const { session: _none, agent: _nobody, ...state } = aState()
  return {
    ...state,
    connection: { link: 'signedOut', since: NOW },
    signIn: { server: SESSION.server, userName: 'ivo' },
  }
}
