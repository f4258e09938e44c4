import type { Workitem } from '../../../preload/contract.ts'
import { anOffer, aRing, aState, aWorkitem, NOW } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'

const LONG = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría de la Concepción'
const RINGS = ['accept', 'reject', 'voicemail']

const ben = aRing({ workitemId: 'ben', actions: RINGS })
const long = aRing({
  workitemId: 'long',
  name: LONG,
  from: '+34915550178',
  inboxId: 'support',
  actions: RINGS,
})
const past = aWorkitem({
  workitemId: 'past',
  state: 'terminated',
  name: 'Ben Ode',
  endReason: 'farEnd',
  endedAt: NOW - 3 * 86_400_000,
  summary: 'Asked why the March invoice shows two seats. One was cancelled late; credit promised.',
})
/** The calls that ring, each with so many seconds left. */
const rings = (
  calls: readonly (readonly [item: Workitem, seconds: number])[],
  given: Partial<Scene['state']> = {},
  isKnown = true,
): Scene => ({
  page: 'offer',
  state: aState({
    workitems: calls.map(([item]) => item),
    offers: calls.map(([item, seconds]) =>
      anOffer(item, { offerId: `o-${item.workitemId}`, expiresAt: NOW + seconds * 1_000 }),
    ),
    ...given,
  }),
  answers: {
    'history.search': () => ({
      ok: true,
      value: { count: isKnown ? 1 : 0, total: isKnown ? 1 : 0, objects: isKnown ? [past] : [] },
    }),
  },
})

/** The window of the calls that ring, and what is chosen of how they are told. */
export const OFFER_SCENES: Record<string, Scene> = {
  offer: rings([[ben, 14]]),
  offerFirst: rings([[{ ...ben, name: '', inboxId: undefined }, 9]], {}, false),
  offerTwo: rings([
    [ben, 6],
    [long, 18],
  ]),
  offerLast: rings([[ben, 1]]),
  /** Beside a call, which answering would put on hold. */
  offerBeside: (() => {
    const scene = rings([[ben, 14]])
    return { ...scene, state: { ...scene.state, workitems: [...scene.state.workitems, aWorkitem({})] } }
  })(),
  /** How calls and other news are told, where the desktop hides what it is told. */
  settingsAlerts: {
    state: aState({
      alerts: { profile: 'insistent', volume: 0.7, devices: [], silenced: ['chat'], respectsQuiet: true },
      health: { ...aState().health, notifications: 'hidden', ring: { missing: ['Headset'], silent: false } },
      notices: ['notificationsHidden'],
    }),
    then: [{ key: 'Ctrl+,' }],
  },
  offerLost: rings([[ben, 12]], {
    connection: { link: 'reconnecting', since: NOW - 4_000, staleSince: NOW - 4_000 },
  }),
}
