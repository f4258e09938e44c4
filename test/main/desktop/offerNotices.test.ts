import { expect, it } from 'vitest'
import { createOfferNotices, type NoticeSpec } from '../../../main/desktop/offerNotices.ts'
import { textsFor } from '../../../main/desktop/texts.ts'
import { aCall, aClock, anOffer, aState } from './fakes.ts'

function setUp(locale = 'en') {
  const time = aClock()
  const shown: NoticeSpec[] = []
  const open = new Set<NoticeSpec>()
  const notices = createOfferNotices({
    clock: time.clock,
    texts: () => textsFor(locale),
    show(spec) {
      shown.push(spec)
      open.add(spec)
      return () => void open.delete(spec)
    },
  })
  return { ...time, notices, shown, open }
}

const ringing = aState({ offers: [anOffer()], workitems: [aCall()] })

it('tells an offered call once, however often the state is told', () => {
  const { notices, shown, open } = setUp()
  notices.update(ringing)
  notices.update({ ...ringing, revision: 2 })
  expect(shown).toMatchObject([{ title: 'Incoming call', body: '+14805550134' }])
  expect(open.size).toBe(1)
})

it('names the caller, the number and the queue', () => {
  const { notices, shown } = setUp('es-MX')
  const session = { inboxes: [{ inboxId: 'q1', name: 'Ventas & más' }] } as never
  notices.update({ ...ringing, session, workitems: [aCall({ name: '<b>Ana</b>\u202e', inboxId: 'q1' })] })
  expect(shown).toMatchObject([
    { title: 'Llamada entrante', body: '<b>Ana</b> · +14805550134\nVentas & más' },
  ])
})

it('has a name for a caller without one', () => {
  const { notices, shown } = setUp()
  notices.update({ ...ringing, workitems: [aCall({ from: '\u200b' })] })
  expect(shown[0]?.body).toBe('Unknown caller')
})

it.each([
  ['the caller hangs up', aState({ offers: [], workitems: [] })],
  ['the call is answered', aState({ offers: [], workitems: [aCall({ state: 'active' })] })],
  [
    'the offer is taken elsewhere',
    aState({ offers: [anOffer({ state: 'canceled' })], workitems: [aCall()] }),
  ],
  ['the workitem goes first', aState({ offers: [anOffer()], workitems: [] })],
])('takes it back when %s', (_what, after) => {
  const { notices, open, timers } = setUp()
  notices.update(ringing)
  notices.update(after)
  expect(open.size).toBe(0)
  expect(timers.size).toBe(0)
})

it('takes it back when its time is over by the clock of the server, without any news', () => {
  const { notices, open, pass } = setUp()
  notices.update({ ...ringing, clockOffset: 5_000 })
  pass(14_999)
  expect(open.size).toBe(1)
  pass(1)
  expect(open.size).toBe(0)
})

it('does not tell an offer whose time was over before it was heard of', () => {
  const { notices, shown } = setUp()
  notices.update({ ...ringing, clockOffset: 20_000 })
  expect(shown).toEqual([])
})

it('does not tell the same offer again after it was gone for a while', () => {
  const { notices, shown } = setUp()
  notices.update(ringing)
  notices.update(aState())
  notices.update(ringing)
  expect(shown).toHaveLength(1)
})

it('tells each of two calls, and no e-mail: that rings nowhere', () => {
  const { notices, shown, open } = setUp()
  const offers = ['1', '2', '3'].map((n) => anOffer({ offerId: `o${n}`, workitemId: `w${n}` }))
  const mail = aCall({
    workitemId: 'w3',
    type: 'InboundEmail',
    channelType: 'email',
    from: 'ben@example.org',
  })
  notices.update({ ...ringing, offers, workitems: [aCall(), aCall({ workitemId: 'w2' }), mail] })
  expect(shown.map(({ workitemId }) => workitemId)).toEqual(['w1', 'w2'])
  expect(open.size).toBe(2)
})

it('forgets the oldest of very many', () => {
  const { notices, shown } = setUp()
  for (let i = 0; i < 2_100; i++) {
    notices.update(aState({ offers: [anOffer({ offerId: `o${i}` })], workitems: [aCall()] }))
  }
  notices.update(aState({ offers: [anOffer({ offerId: 'o2099' })], workitems: [aCall()] }))
  expect(shown).toHaveLength(2_100)
})

it('leaves nothing behind', () => {
  const { notices, open, timers } = setUp()
  notices.update(ringing)
  notices.stop()
  expect([open.size, timers.size]).toEqual([0, 0])
})

it('tells nothing while the link is not live, and what is still there when it is', () => {
  const { notices, shown, open } = setUp()
  const syncing = { link: 'syncing', since: 0, staleSince: 0 } as const
  notices.update({ ...ringing, connection: syncing })
  notices.update(aState({ connection: syncing }))
  expect(shown).toEqual([])
  notices.update({ ...ringing, connection: syncing })
  notices.update(ringing)
  expect(open.size).toBe(1)
})

it('goes on ringing while the link is lost', () => {
  const { notices, shown, open } = setUp()
  notices.update(ringing)
  notices.update({ ...ringing, connection: { link: 'reconnecting', since: 1, staleSince: 1 } })
  expect([shown.length, open.size]).toEqual([1, 1])
})

it('a call of a gap is told', () => {
  const { notices, shown, pass } = setUp()
  pass(6_000)
  const offers = [anOffer({ offeredAt: 5_000 })]
  notices.update(aState({ offers, workitems: [aCall()], connection: { link: 'live', since: 5_500 } }))
  expect(shown).toHaveLength(1)
})
