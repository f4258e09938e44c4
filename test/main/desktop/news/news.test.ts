import { expect, it, vi } from 'vitest'
import { Alerts } from '../../../../preload/contract.ts'
import { createNews } from '../../../../main/desktop/news/news.ts'
import { textsFor } from '../../../../main/desktop/texts.ts'
import { aClock, anOffer, aState } from '../fakes.ts'
import { BEN, LIVE, mail, missed, SESSION, setUp, sms } from './rig.ts'

it('a missed call is told once, with whom to call back; what waited before is not', async () => {
  const desk = setUp()
  const old = missed('w0', LIVE - 1)
  await desk.waits(old)
  await desk.waits(missed('w1', LIVE + 5, { ...BEN, inboxId: 'q1' }), old)
  await desk.waits(missed('w1', LIVE + 5, { ...BEN, inboxId: 'q1', version: 2 }), old)
  expect(desk.words()).toEqual([['Missed call', 'Ben Ode · +442079460123\nSales']])
  expect(desk.all).toHaveLength(1)
  expect(desk.open[0]?.actions).toEqual([{ key: 'callBack', label: 'Call back' }])
})

it('a letter that nobody took in time is no missed call', async () => {
  const desk = setUp()
  await desk.waits(mail({ state: 'terminated', missedStatus: 0, endedAt: LIVE + 5, modifiedAt: LIVE + 5 }))
  expect(desk.all).toEqual([])
})

it('whoever cannot be called has no button for it', async () => {
  const desk = setUp()
  await desk.waits(missed('w1', LIVE + 5, { from: 'anonymous' }))
  expect(desk.open[0]?.actions).toEqual([])
})

it('a burst becomes one that counts and names the newest, told at its beginning and its end', async () => {
  const desk = setUp()
  const calls = [1, 2, 3, 4, 5].map((n) => missed(`w${n}`, LIVE + n, { name: `Caller ${n}` }))
  for (let n = 1; n <= 5; n += 1) await desk.waits(...calls.slice(0, n).toReversed())
  await desk.passed()
  expect(desk.all.length).toBeLessThan(5)
  expect(desk.words()).toEqual([
    [
      '5 missed calls',
      'Caller 5 · +14805550134\nCaller 4 · +14805550134\nCaller 3 · +14805550134\nand 2 more',
    ],
  ])
  expect(desk.open[0]?.actions).toEqual([])
})

it('dealt with here or elsewhere it is taken back, and of many the number falls without a second look', async () => {
  const desk = setUp()
  const [one, two] = [missed('w1', LIVE + 1, BEN), missed('w2', LIVE + 2)]
  await desk.waits(two, one)
  await desk.passed()
  await desk.waits(one)
  await desk.passed()
  expect(desk.open).toMatchObject([{ title: 'Missed call', urgency: 'low' }])
  await desk.waits()
  expect(desk.open).toEqual([])
  await desk.waits(one)
  expect(desk.open).toEqual([])
})

it('a missed call of which a voicemail is recorded later is told as the voicemail', async () => {
  const desk = setUp()
  await desk.waits(missed('w1', LIVE + 1, BEN))
  await desk.waits(missed('w1', LIVE + 1, { ...BEN, vmStatus: 0, modifiedAt: LIVE + 4_000, version: 2 }))
  expect(desk.words()).toEqual([['New voicemail', 'Ben Ode · +442079460123']])
})

it('a voicemail that is marked as unread again after a long while is no new one', async () => {
  const desk = setUp()
  await desk.waits(missed('w1', LIVE - 3_600_000, { vmStatus: 0, modifiedAt: LIVE + 4_000 }))
  expect(desk.all).toEqual([])
})

it('pressed, clicked, and pressed once more, it is done once', async () => {
  const desk = setUp()
  await desk.waits(missed('w1', LIVE + 1, BEN))
  const [note] = desk.open
  note?.chosen('callBack')
  note?.chosen('default')
  note?.chosen('callBack')
  expect(desk.done).toEqual([['callBack', 'w1']])
  expect(desk.open).toEqual([])
})

it('Call back calls whom the note names, though another was missed since; that one is told by itself', async () => {
  const desk = setUp()
  const ana = missed('ana', LIVE + 1, { name: 'Ana' })
  await desk.waits(ana)
  await desk.waits(missed('ben', LIVE + 2, BEN), ana)
  expect(desk.words()).toEqual([['Missed call', 'Ana · +14805550134']])
  desk.open[0]?.chosen('callBack')
  expect(desk.done).toEqual([['callBack', 'ana']])
  await desk.passed()
  expect(desk.words()).toEqual([['Missed call', 'Ben Ode · +442079460123']])
})

it('a note that counts several calls nobody back, however it is pressed', async () => {
  const desk = setUp()
  await desk.waits(missed('w2', LIVE + 2, BEN), missed('w1', LIVE + 1))
  const [note] = desk.open
  note?.chosen('callBack')
  expect([desk.done, desk.open]).toEqual([[], [note]])
  note?.chosen('default')
  expect(desk.done).toEqual([['look', 'w2']])
})

it('putting a note away does not hide the call that was missed since', async () => {
  const desk = setUp()
  const ana = missed('ana', LIVE + 1, { name: 'Ana' })
  await desk.waits(ana)
  await desk.waits(missed('ben', LIVE + 2, BEN), ana)
  desk.open[0]?.putAway?.()
  await desk.passed()
  expect(desk.words()).toEqual([['Missed call', 'Ben Ode · +442079460123']])
})

it('put away it is told no more, and counts with nothing that comes later', async () => {
  const desk = setUp()
  await desk.waits(missed('w1', LIVE + 1, BEN))
  desk.open[0]?.putAway?.()
  await desk.passed()
  await desk.waits(missed('w2', LIVE + 2, { name: 'Eva' }), missed('w1', LIVE + 1, BEN))
  expect(desk.words()).toEqual([['Missed call', 'Eva · +14805550134']])
})

it('an e-mail that is offered is told with its subject, and taken back when it is taken or its time is over', async () => {
  const desk = setUp()
  const offers = [anOffer({ workitemId: 'm1', offeredAt: LIVE + 1, expiresAt: LIVE + 20_000 })]
  const workitems = [mail({ subject: 'Invoice\u202e <b>2041</b>' })]
  await desk.tell({ offers, workitems })
  expect(desk.words()).toEqual([['New e-mail', 'eva@example.org\nInvoice <b>2041</b>']])
  await desk.tell({ offers: [], workitems: [mail({ state: 'active' })] })
  expect(desk.open).toEqual([])
  const again = [{ ...offers[0], offerId: 'o2' }] as typeof offers
  await desk.passed()
  await desk.tell({ offers: again, workitems })
  expect(desk.open).toHaveLength(1)
  await desk.passed(20_000)
  expect(desk.open).toEqual([])
})

it('what a customer writes in a thread is told while the agent looks elsewhere, and gone when they look', async () => {
  const desk = setUp()
  // Accepted just now: its first words came with the offer.
  await desk.tell({ workitems: [sms('s1', LIVE + 1, { state: 'offered' })] })
  await desk.tell({ workitems: [sms('s1', LIVE + 1)] })
  expect(desk.all).toEqual([])
  await desk.tell({ workitems: [sms('s1', LIVE + 2)] })
  expect(desk.words()).toEqual([['New text message', '+14805550134\nWhere is it?']])
  desk.look(true)
  expect(desk.open).toEqual([])
  await desk.tell({ workitems: [sms('s1', LIVE + 3)] })
  desk.look(false)
  await desk.tell({ workitems: [sms('s1', LIVE + 3, { version: 2 })] })
  expect(desk.all).toHaveLength(1)
})

it.each([
  ['what came in a long gap is told by its card, and not one by one', 12_000, 0],
  ['what came in a gap too short for a card is told', 4_000, 1],
])('%s', async (_what, gapMs, count) => {
  const desk = setUp()
  await desk.waits()
  desk.pass(1_000)
  const lost = { link: 'reconnecting', since: 0, staleSince: 0, syncedAt: desk.clock.wall() } as const
  await desk.tell({ connection: lost })
  const came = missed('w1', desk.clock.wall() + 100)
  desk.pass(gapMs)
  const connection = { link: 'live', since: desk.clock.wall() } as const
  await desk.tell({ connection })
  await desk.waits(came)
  await desk.tell({ connection })
  expect(desk.all).toHaveLength(count)
})

it('of what is silenced nothing is shown, neither later, nor what is there already', async () => {
  const desk = setUp({ silenced: ['missed'] })
  await desk.waits(missed('w1', LIVE + 1))
  desk.choose({ silenced: [] })
  await desk.waits(missed('w1', LIVE + 1))
  expect(desk.all).toEqual([])
  await desk.waits(missed('w2', LIVE + 2), missed('w1', LIVE + 1))
  expect(desk.open).toHaveLength(1)
  desk.choose({ silenced: ['missed'] })
  await desk.waits(missed('w2', LIVE + 2, { version: 2 }), missed('w1', LIVE + 1))
  expect(desk.open).toEqual([])
})

it.each([
  ['quiet', { urgency: 'low', stays: false }],
  ['normal', { urgency: 'normal', stays: false }],
  ['insistent', { urgency: 'normal', stays: true }],
] as const)('in %s it is shown so', async (profile, how) => {
  const desk = setUp({ profile })
  await desk.waits(missed('w1', LIVE + 1))
  expect(desk.open).toMatchObject([how])
})

it('signed out, or at the end, nothing stays, and the next person hears nothing of the last', async () => {
  const desk = setUp()
  await desk.waits(missed('w1', LIVE + 1))
  await desk.tell({ session: undefined } as never)
  expect(desk.open).toEqual([])
  await desk.passed()
  await desk.waits(missed('w2', LIVE + 2))
  expect(desk.open).toHaveLength(1)
  desk.news.stop()
  expect(desk.open).toEqual([])
})

it('where the list cannot be read now, it is asked for again with the next change', async () => {
  const time = aClock(LIVE)
  const waiting = vi
    .fn()
    .mockRejectedValueOnce(new Error('slow'))
    .mockResolvedValue([missed('w1', LIVE + 1)])
  const shown: string[] = []
  const news = createNews({
    clock: time.clock,
    texts: () => textsFor('es'),
    alerts: () => Alerts.parse({}),
    waiting,
    isLooking: () => false,
    told: () => undefined,
    chosen: () => undefined,
    show: (note) => {
      shown.push(note.title)
      return () => undefined
    },
  })
  const connection = { link: 'live', since: LIVE } as const
  for (const historyRevision of [1, 2]) {
    news.update(aState({ session: SESSION, connection, historyRevision }))
    await vi.waitFor(() => expect(waiting).toHaveBeenCalledTimes(historyRevision))
    for (let i = 0; i < 5; i += 1) await Promise.resolve()
    time.pass(300)
  }
  expect(shown).toEqual(['Llamada perdida'])
})
