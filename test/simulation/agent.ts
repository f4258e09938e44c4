import type { ActionName, Workitem } from '../../preload/contract.ts'
import { between, pick } from '../simulator/core/random.ts'
import { chanceOf, type Step } from './schedule.ts'
import type { Seat } from './seat.ts'

interface Choice {
  name: ActionName
  input: object
}
type Make = (item: Workitem, words: string) => Choice[]

const one = (name: ActionName) => (item: Workitem) => [{ name, input: { workitemId: item.workitemId } }]

/** What an agent may ask for, by the word of `actions[]` that she sees. */
const CHOICES: Record<string, Make> = {
  claim: one('workitems.claim'),
  active: one('workitems.active'),
  hold: one('workitems.hold'),
  hangUp: one('workitems.hangUp'),
  mute: one('workitems.mute'),
  unMute: one('workitems.unMute'),
  voicemail: one('workitems.voicemail'),
  startRecording: one('workitems.startRecording'),
  dtmf: ({ workitemId }) => [{ name: 'workitems.dtmf', input: { workitemId, digit: '5' } }],
  transferToInbox: ({ workitemId }) => [
    { name: 'workitems.transferToInbox', input: { workitemId, inboxId: 'q_support' } },
  ],
  notes: ({ workitemId, version }, words) => [
    { name: 'workitems.notes', input: { workitemId, text: words, baseVersion: version } },
  ],
  disposition: ({ workitemId }, words) =>
    Array.from({ length: 3 }, () => ({
      name: 'dispositions.disposition' as const,
      input: { workitemId, dispositionId: 'disp_followup', summary: words },
    })),
}

/** Everything that she could do now, as her window shows it; a little of what it does not offer as well. */
function choicesOf(seat: Pick<Seat, 'phone'>, words: string): Choice[] {
  const state = seat.phone()?.state()
  if (!state) return []
  const offers = state.offers.flatMap(({ offerId }) => [
    { name: 'offers.accept' as const, input: { offerId } },
    { name: 'offers.accept' as const, input: { offerId } },
    { name: 'offers.reject' as const, input: { offerId } },
  ])
  const items = state.workitems.flatMap((item) =>
    Object.entries(CHOICES).flatMap(([action, make]) =>
      item.actions.includes(action) ? make(item, words) : [],
    ),
  )
  const dial = { name: 'workitems.dial' as const, input: { to: '+14805550199', option: 'external' } }
  const back = { name: 'agent.setStatus' as const, input: { statusId: 'st_available' } }
  return [...offers, ...items, dial, back]
}

/** She does one thing; every word that she writes is another. */
export function act(seat: Pick<Seat, 'phone' | 'ask'>, step: Pick<Step, 'chance'>, index: number): void {
  const choices = choicesOf(seat, `words ${index}.`)
  if (choices.length === 0) return
  const random = chanceOf(step)
  const { name, input } = pick(random, choices)
  seat.ask(name, input)
  // Some click twice.
  if (between(random, 1, 12) === 1) seat.ask(name, input)
}
