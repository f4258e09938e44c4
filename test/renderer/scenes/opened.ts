import type { Workitem } from '../../../preload/contract.ts'
import { anOffer, aRing, aState, aWorkitem, NOW, SESSION } from '../fixtures.ts'
import { DIRECTORY } from '../people.ts'
import type { Act, Scene } from '../scenes.ts'

const CALL = [
  ...['hold', 'hangUp', 'mute', 'unMute', 'dtmf', 'startRecording', 'stopRecording', 'disposition', 'notes'],
  ...['transferToAgent', 'transferToInbox', 'transferToExternal', 'createConferenceWithWorkitems'],
]
/** A word that no language breaks by itself, as a customer may be called and a queue may be named. */
const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const ana = (given: Partial<Workitem> = {}) => aWorkitem({ workitemId: 'ana', actions: CALL, ...given })
const inCall = (then: Act[], item = ana()): Scene => ({
  state: aState({ workitems: [item] }),
  answers: DIRECTORY,
  then,
})
const waits = ana({ state: 'hold', timeEvents: [{ name: 'held', at: NOW - 40_000 }] })
const declined = aWorkitem({
  ...{ workitemId: 'iva', type: 'OutboundCall', state: 'terminated', name: 'Iva Marin', to: 'u2' },
  endReason: 'rejected',
})
const endless = aWorkitem({
  workitemId: 'endless',
  actions: CALL,
  name: WORD.repeat(2).slice(0, 100),
  inboxId: 'endless',
  note: WORD,
})
const session = {
  ...SESSION,
  name: `Dr. ${WORD}`,
  inboxes: [...SESSION.inboxes, { inboxId: 'endless', name: WORD }],
  statuses: SESSION.statuses.map((status) => ({ ...status, name: WORD, localizations: {} })),
}
const ring = aRing({ workitemId: 'ring', name: WORD, inboxId: 'endless' })

const PANEL = 'article .panel'
const DIAL = '.dialler'
/** A name typed into the field of a panel, and the one whom it leaves over: it takes a moment to be alone. */
const search = (panel: string, text: string): Act[] => [
  { text, in: `${panel} [role=combobox]` },
  `${panel} [role=option]:only-child`,
]

/** What a click opens: panels, menus, sheets; and names that no layout was made for. */
export const OPENED_SCENES: Record<string, Scene> = {
  transfer: inCall(['.controls .transfer', ...search(PANEL, 'iva')]),
  transferConfirm: inCall(['.controls .transfer', ...search(PANEL, 'iva'), `${PANEL} .foot .plain`]),
  /** Whoever was asked has declined. */
  consultOver: {
    ...inCall(['.controls .transfer', ...search(PANEL, 'iva'), `${PANEL} .foot .accent`], waits),
    answers: { ...DIRECTORY, 'workitems.dial': () => ({ ok: true, value: declined }) },
    recent: [declined],
  },
  addToConference: inCall(['.controls .conference'], ana({ record: 1, mute: 1 })),
  keypad: inCall(['.controls .keypad']),
  dial: inCall(['.dialler .opener', ...search(DIAL, 'eva')], ana({ state: 'hold' })),
  /** A link that was clicked beside a call, with more in it than can be dialled. */
  dialLink: {
    state: aState({
      workitems: [ana()],
      asked: {
        n: 1,
        dialable: {
          number: '+14805550199',
          left: [
            { what: 'ext', value: '12' },
            { what: 'context', value: 'branch-office.centre.example' },
          ],
        },
      },
    }),
    answers: DIRECTORY,
    then: ['.dialler .left'],
  },
  keys: inCall([{ key: '?' }]),
  presence: { state: aState(), then: ['.bar .menu .opener'] },
  endless: {
    state: aState({
      session,
      workitems: [endless, ring, aWorkitem({ workitemId: 'held', state: 'hold', name: WORD })],
      offers: [anOffer(ring)],
    }),
  },
  /** Everything that the foot of the window may have to say at once. */
  troubled: {
    state: aState({
      workitems: [ana()],
      connection: {
        link: 'reconnecting',
        since: NOW - 42_000,
        staleSince: NOW - 42_000,
        retryAt: NOW + 3_000,
        syncedAt: NOW - 44_000,
      },
      outbox: [
        { id: 1, name: 'workitems.notes', workitemId: 'ana', at: NOW, fate: 'waiting', attempted: false },
      ],
      notices: ['tokenInMemory', 'unsandboxed', 'cacheRebuilt', 'noNotifications'],
      health: { ...aState().health, notifications: 'failed' },
    }),
  },
}
