import { expect, it } from 'vitest'
import { isOfferNews, offerView } from '../../../../main/desktop/offer/view.ts'
import { aCall, anOffer, aState } from '../fakes.ts'

const ringing = aCall()
const other = aCall({ workitemId: 'w2', name: 'Canary', state: 'hold' })
const mail = aCall({ workitemId: 'w3', channelType: 'email' })
const state = aState({
  offers: [anOffer(), anOffer({ offerId: 'o3', workitemId: 'w3' })],
  workitems: [ringing, other, mail],
  notices: ['unsandboxed'],
})
const rings = new Set(['o1'])

it('the page of the offers is told what rings, and of no other caller', () => {
  const view = offerView(state, rings)
  expect(view.offers).toEqual([anOffer()])
  expect(view.workitems).toEqual([ringing])
})

it('it is told of the call that answering puts on hold', () => {
  const live = aCall({ workitemId: 'w4', state: 'active' })
  expect(offerView({ ...state, workitems: [ringing, live] }, rings).workitems).toEqual([ringing, live])
})

it('what it does not show is no news to it', () => {
  const before = offerView(state, rings)
  const more = { ...state, revision: 9, historyRevision: 4, workitems: [...state.workitems, aCall()] }
  expect(
    isOfferNews(before, offerView({ ...more, workitems: [ringing, { ...other, version: 2 }] }, rings)),
  ).toBe(false)
  expect(isOfferNews(before, offerView({ ...state, clockOffset: 0.3 }, rings))).toBe(false)
})

it.each([
  ['another call rings', { offers: [anOffer(), anOffer({ offerId: 'o1', version: 2 })] }],
  ['the caller has a name now', { workitems: [{ ...ringing, version: 2, name: 'Ben' }] }],
  ['the link is lost', { connection: { link: 'reconnecting', since: 1 } as const }],
  ['the clock is another', { clockOffset: 5_000 }],
])('it is news to it that %s', (_what, change) => {
  expect(isOfferNews(offerView(state, rings), offerView({ ...state, ...change }, rings))).toBe(true)
})

it('an offer that ends is news, and so is the first word', () => {
  const before = offerView(state, rings)
  expect(isOfferNews(before, offerView(state, new Set()))).toBe(true)
  expect(isOfferNews(undefined, before)).toBe(true)
})
