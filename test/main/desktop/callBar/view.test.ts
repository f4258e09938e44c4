import { expect, it } from 'vitest'
import { barCalls, callBarView, isCallBarNews } from '../../../../main/desktop/callBar/view.ts'
import { aCall, anOffer, aState } from '../fakes.ts'

const live = aCall({ workitemId: 'live', state: 'active' })
const held = aCall({ workitemId: 'held', state: 'hold' })
const state = aState({
  offers: [anOffer()],
  workitems: [
    aCall(),
    live,
    held,
    aCall({ workitemId: 'mail', channelType: 'email', state: 'active' }),
    aCall({ workitemId: 'done', state: 'wrapup' }),
    aCall({ workitemId: 'member', state: 'conference', conferenceWorkitemId: 'c' }),
  ],
  notices: ['unsandboxed'],
})

it('the bar is told of the calls that are up, and of nobody else', () => {
  expect(barCalls(state)).toEqual([live, held])
  expect(callBarView(state)).toMatchObject({ workitems: [live, held], offers: [], outbox: [], notices: [] })
})

it('what it does not show is no news to it', () => {
  const before = callBarView(state)
  const more = { ...state, revision: 9, historyRevision: 4, clockOffset: 0.3, offers: [] }
  expect(isCallBarNews(before, callBarView({ ...more, workitems: [aCall(), live, held] }))).toBe(false)
})

it.each([
  ['a call is muted', { workitems: [{ ...live, version: 2, mute: 1 as const }, held] }],
  ['a call has ended', { workitems: [held] }],
  ['the link is lost', { connection: { link: 'reconnecting', since: 1 } as const }],
])('it is news to it that %s', (_what, change) => {
  expect(isCallBarNews(callBarView(state), callBarView({ ...state, ...change }))).toBe(true)
})
