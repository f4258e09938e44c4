import { expect, test } from 'vitest'
import type { AppState, Why } from '../../../preload/contract.ts'
import { systemClock } from '../../../main/desktop/clock.ts'
import type { Phone } from '../../phone.ts'
import { anaAtHerDesk, answerACall, isLive, isNotLive, type Situation } from '../../situation.ts'

const NONE = { missed: 0, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 0 }
const missedOf = (state: AppState) => state.waiting?.missed

/** What is recorded of the one call that waits, once all of it is told. */
async function whyOfMissed(phone: Phone): Promise<Why | undefined> {
  await phone.until((state) => missedOf(state) === 1 && state.offers.length === 0)
  const waiting = await phone.run('history.waiting', { rows: 10 })
  const [item] = waiting.ok ? waiting.value : []
  const why = await phone.run('history.why', { workitemIds: [item?.workitemId ?? ''] })
  return why.ok ? why.value[0] : undefined
}
/** The link goes, something happens, and the link comes back. */
async function whileAway({ centre, phone }: Situation, act: () => void): Promise<void> {
  centre.control('refuse', { ms: 300 })
  centre.control('drop', {})
  await phone.until(isNotLive)
  act()
  const { since } = phone.state().connection
  await phone.until((state) => isLive(state) && state.connection.since > since)
}
/** A clock that the test moves ahead, as a long wait would. */
function aheadOf() {
  let ahead = 0
  return {
    clock: {
      ...systemClock,
      now: () => systemClock.now() + ahead,
      wall: () => systemClock.wall() + ahead,
    },
    pass: (ms: number) => void (ahead += ms),
  }
}

test('a call that rang beside another and was given up: with whom the agent spoke, and how the window stood', async () => {
  const here = await anaAtHerDesk()
  const talk = await answerACall(here, { user: 'ana', from: '+14805550134', name: 'Ana Ruiz' })
  here.centre.control('call', { user: 'ana', from: '+34911234567' })
  const { offers } = await here.phone.until((state) => state.offers.length === 1)
  const offerId = offers[0]?.offerId ?? ''
  here.phone.notified(offerId, true)
  here.phone.seen(offerId, 'minimised')
  here.centre.control('hangUp', { from: '+34911234567' })
  const why = await whyOfMissed(here.phone)
  expect(why?.ring).toMatchObject({
    ...{ offerId, road: 'event', awayMs: 0, isCall: true, end: 'canceled' },
    ...{ notice: 'shown', window: 'minimised' },
    busy: { with: 'call', name: talk.name, address: '+14805550134' },
  })
  expect(why?.gap).toBeUndefined()
})

test('an offer that ran out is found under the workitem that it left behind', async () => {
  const here = await anaAtHerDesk()
  here.centre.control('call', {})
  await here.phone.until((state) => state.offers.length === 1)
  here.centre.control('clock', { advanceMs: 21_000 })
  const why = await whyOfMissed(here.phone)
  expect(why?.ring).toMatchObject({ end: 'expired', road: 'event' })
})

test('a call that came and went while the link was down: since when, until when', async () => {
  const here = await anaAtHerDesk()
  await whileAway(here, () => {
    here.centre.control('call', { user: 'ana' })
    here.centre.control('hangUp', {})
  })
  const why = await whyOfMissed(here.phone)
  expect([why?.ring, why?.gap?.why]).toEqual([undefined, 'link'])
  expect(why?.gap?.to).toBeGreaterThan(why?.gap?.from ?? Infinity)
})

test('a call that came and went while the program was not running', async () => {
  const here = await anaAtHerDesk()
  await here.phone.stop()
  here.centre.control('call', { user: 'ana' })
  here.centre.control('hangUp', {})
  const phone = await here.again()
  const why = await whyOfMissed(phone)
  expect([why?.ring, why?.gap?.why]).toEqual([undefined, 'off'])
})

test('a call that began to ring, and ended while the program was not running', async () => {
  const here = await anaAtHerDesk()
  here.centre.control('call', { user: 'ana' })
  await here.phone.until((state) => state.offers.length === 1)
  await here.phone.stop()
  here.centre.control('hangUp', {})
  const phone = await here.again()
  const why = await whyOfMissed(phone)
  expect([why?.ring?.end, why?.gap?.why]).toEqual(['unheard', 'off'])
})

test('a call that waited for the link: it was found after a gap, and rang late', async () => {
  const time = aheadOf()
  const here = await anaAtHerDesk({}, { clock: time.clock })
  await whileAway(here, () => {
    here.centre.control('clock', { advanceMs: 12_000 })
    time.pass(12_000)
    here.centre.control('call', { user: 'ana' })
  })
  const { catchUp } = await here.phone.until((state) => state.catchUp !== undefined)
  expect(catchUp).toMatchObject({ late: 1, came: NONE, why: 'link' })
  expect(catchUp?.awayMs).toBeGreaterThan(12_000)
  here.centre.control('hangUp', {})
  const why = await whyOfMissed(here.phone)
  expect(why?.ring).toMatchObject({ road: 'gap', end: 'canceled' })
  expect(why?.ring?.awayMs).toBeGreaterThan(12_000)
})

test('after a gap one card says what came, each thing once; dismissed, it is gone, also after a restart', async () => {
  const time = aheadOf()
  const here = await anaAtHerDesk({}, { clock: time.clock })
  await whileAway(here, () => {
    here.centre.control('clock', { advanceMs: 15_000 })
    time.pass(15_000)
    for (const from of ['+34911234567', '+34911234568']) {
      here.centre.control('call', { user: 'ana', from })
      here.centre.control('hangUp', { from })
    }
    for (const subject of ['one', 'two', 'three']) here.centre.control('email', { subject })
  })
  const came = { ...NONE, missed: 2, email: 3 }
  const { catchUp } = await here.phone.until(
    ({ catchUp }) => catchUp?.came.missed === 2 && catchUp.came.email === 3,
  )
  expect(catchUp).toMatchObject({ came, late: 0, why: 'link' })
  const id = catchUp?.id ?? ''
  expect(await here.phone.run('catchUp.dismiss', { id: 'another' })).toMatchObject({ ok: true })
  expect(here.phone.state().catchUp?.id).toBe(id)
  expect(await here.phone.run('catchUp.dismiss', { id })).toMatchObject({ ok: true })
  await here.phone.until((state) => state.catchUp === undefined)
  await here.phone.stop()
  const again = await here.again()
  await again.until((state) => isLive(state) && missedOf(state) === 2)
  expect(again.state().catchUp).toBeUndefined()
})

test('what nobody has dismissed is still there after a restart, and a short gap makes no card', async () => {
  const time = aheadOf()
  const here = await anaAtHerDesk({}, { clock: time.clock })
  const miss = () => {
    here.centre.control('call', { user: 'ana' })
    here.centre.control('hangUp', {})
  }
  await whileAway(here, miss)
  await here.phone.until((state) => missedOf(state) === 1)
  expect(here.phone.state().catchUp).toBeUndefined()
  await whileAway(here, () => {
    here.centre.control('clock', { advanceMs: 15_000 })
    time.pass(15_000)
    miss()
  })
  await here.phone.until(({ catchUp }) => catchUp?.came.missed === 1)
  await here.phone.stop()
  const again = await here.again()
  const { catchUp } = await again.until((state) => state.catchUp !== undefined)
  expect(catchUp?.came.missed).toBe(1)
})

test('how much waits is not known before it was told, and known again at once after a restart without a server', async () => {
  const here = await anaAtHerDesk()
  here.centre.control('call', { user: 'ana' })
  here.centre.control('hangUp', {})
  await here.phone.until((state) => missedOf(state) === 1)
  await here.phone.stop()
  await here.centre.stop()
  const again = await here.again()
  await again.until((state) => missedOf(state) === 1)
  expect(isLive(again.state())).toBe(false)
})
