import type { AppState } from '../../../preload/contract.ts'
import { aRing, anOffer, aState, aWorkitem, NOW } from '../fixtures.ts'
import { DIRECTORY } from '../people.ts'
import type { Act, Scene } from '../scenes.ts'
import { KEYS } from './callBar.ts'

const FIELD = '.palette [role=combobox]'
const OPEN: Act = { key: 'Ctrl+K' }
const typed = (text: string): Act[] => [OPEN, { text, in: FIELD }]
const live = aWorkitem({
  workitemId: 'ana',
  actions: [
    ...['hold', 'hangUp', 'mute', 'unMute', 'dtmf', 'startRecording', 'disposition', 'notes'],
    ...['transferToAgent', 'createConferenceWithWorkitems', 'changePriority', 'assignContact'],
  ],
})
const held = aWorkitem({ workitemId: 'li', state: 'hold', name: 'Li Wei', inboxId: 'support' })
const ring = aRing({ workitemId: 'ben' })
const inCall = (then: Act[], more: Partial<AppState> = {}): Scene => ({
  state: aState({ workitems: [live, held, ring], offers: [anOffer(ring)], ...more }),
  answers: DIRECTORY,
  then,
})
const SETTINGS = '.bar [aria-keyshortcuts="Control+,"]'
const SIGN_OUT = '.bar > :last-child'
const stale: AppState['connection'] = { link: 'reconnecting', since: NOW, staleSince: NOW }

/** The palette with what may be typed in it, and the settings. */
export const PALETTE_SCENES: Record<string, Scene> = {
  palette: inCall([OPEN]),
  paletteTyped: inCall(typed('ho')),
  palettePeople: inCall([...typed('i'), '.palette [role=option]']),
  paletteNumber: inCall(typed('480 555 0199')),
  paletteNone: inCall(typed('zzz')),
  paletteOff: inCall(typed('re'), { connection: stale }),
  settings: { state: aState(), then: [SETTINGS] },
  /** Beside the keys of the window those of every program, and when a call has a bar. */
  settingsKeys: {
    state: aState({ globalKeys: KEYS, callBar: { when: 'away' } }),
    then: [SETTINGS],
  },
  settingsUpdate: {
    state: aState({ update: { state: 'ready', version: '0.1.0', next: '0.2.0' } }),
    then: [SETTINGS],
  },
  /** What a company has locked, and the mistakes in its file. */
  settingsCompany: {
    state: aState({
      alerts: { profile: 'insistent', volume: 0.7, devices: [], silenced: [], respectsQuiet: true },
      policy: {
        locked: { theme: 'system', letterKeys: true, alertProfile: 'insistent', respectsQuiet: true },
        defaults: {},
        problems: [
          {
            kind: 'wrong',
            file: '/etc/ringdesk/policy.json',
            key: 'locked.language',
            expected: '"en" | "es"',
          },
          { kind: 'unknown', file: '/etc/ringdesk/policy.json', key: 'defaults.colour' },
        ],
      },
      notices: ['policyProblem'],
    }),
    then: [SETTINGS],
  },
  /** The question before signing out. */
  signOut: { state: aState(), then: [SIGN_OUT] },
  /** Links of which some go elsewhere, and a start with the session. */
  settingsLinks: {
    state: aState({
      settled: {
        links: { tel: 'elsewhere', sip: 'here', sips: 'nowhere', callto: 'here' },
        login: { starts: true, theirs: false },
      },
    }),
    then: [SETTINGS],
  },
  /** Of a checkout, whose start a person has set in their own way. */
  settingsUnsettled: {
    state: aState({
      settled: {
        links: { tel: 'unknown', sip: 'elsewhere', sips: 'nowhere', callto: 'nowhere' },
        linksOff: 'checkout',
        login: { starts: true, theirs: true },
      },
    }),
    then: [SETTINGS],
  },
  /** A key that another command has. */
  settingsTaken: {
    state: aState(),
    then: [SETTINGS, '.settings .group:nth-child(1) li:nth-child(5) .key', { key: 'T' }],
  },
}
