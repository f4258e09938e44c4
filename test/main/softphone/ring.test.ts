import { expect, test } from 'vitest'
import { systemClock } from '../../../main/desktop/clock.ts'
import { createOfferNotices, type NoticeSpec } from '../../../main/desktop/offerNotices.ts'
import { textsFor } from '../../../main/desktop/texts.ts'
import { createOpenJournal } from '../../../main/journal/open.ts'
import { createOpenSocket } from '../../../main/server/wsSocket.ts'
import type { Clock, OpenSocket } from '../../../main/ports.ts'
import { createDesk, startPhone, type Phone } from '../../phone.ts'
import { anaAtHerDesk, inState, isLive, isNotLive, later, type Situation } from '../../situation.ts'

/** What a desktop would show of this phone's offers from now on; `ringing` holds those that are still to be seen. */
function desktopOf(phone: Phone, clock: Clock = systemClock, ringing = new Set<string>()): NoticeSpec[] {
  const shown: NoticeSpec[] = []
  const notices = createOfferNotices({
    clock,
    texts: () => textsFor('en'),
    show(spec) {
      shown.push(spec)
      ringing.add(spec.offerId)
      return () => void ringing.delete(spec.offerId)
    },
  })
  notices.update(phone.state())
  later(phone.bridge.onState(notices.update))
  later(notices.stop)
  return shown
}
async function whileAway({ centre, phone }: Situation, act: () => void): Promise<void> {
  centre.control('refuse', { ms: 300 })
  centre.control('drop', {})
  await phone.until(isNotLive)
  act()
  const { since } = phone.state().connection
  await phone.until((state) => isLive(state) && state.connection.since > since)
}
const titles = (shown: readonly NoticeSpec[]) => shown.map(({ title }) => title)

test('a call that came and went while the link was down is not told for a moment, though its events come again', async () => {
  const here = await anaAtHerDesk()
  const shown = desktopOf(here.phone)
  await whileAway(here, () => {
    here.centre.control('call', { user: 'ana' })
    here.centre.control('hangUp', {})
  })
  await here.phone.until((state) => state.waiting?.missed === 1)
  expect(shown).toEqual([])
})

test('a call that waits rings once, found by resume, by the snapshot of a new epoch, and by both', async () => {
  const here = await anaAtHerDesk()
  const shown = desktopOf(here.phone)
  await whileAway(here, () => here.centre.control('call', { user: 'ana' }))
  await expect.poll(() => titles(shown)).toEqual(['Incoming call'])
  await whileAway(here, () => here.centre.control('epoch', {}))
  expect(here.phone.state().offers).toHaveLength(1)
  expect(shown).toHaveLength(1)
})

test('what is written rings neither when it came while the link was down nor when it comes now; a call beside it does', async () => {
  const here = await anaAtHerDesk()
  const shown = desktopOf(here.phone)
  await whileAway(here, () => void here.centre.control('email', { subject: 'one' }))
  await here.phone.until((state) => state.offers.length === 1)
  here.centre.control('email', { subject: 'two' })
  here.centre.control('call', { user: 'ana' })
  await expect.poll(() => titles(shown)).toEqual(['Incoming call'])
  expect(here.phone.state().offers.length).toBeGreaterThan(1)
})

test('a call that still waits after a restart is told again, one that ended meanwhile is not', async () => {
  const here = await anaAtHerDesk()
  here.centre.control('call', { queue: 'q_billing', from: '+34911234567' })
  await here.phone.until((state) => state.offers.length === 1)
  await here.phone.stop()
  const again = await here.again()
  const shown = desktopOf(again)
  await again.until((state) => isLive(state) && state.offers.length === 1)
  await expect.poll(() => titles(shown)).toEqual(['Incoming call'])
  await again.stop()
  here.centre.control('hangUp', { from: '+34911234567' })
  const last = await here.again()
  const silent = desktopOf(last)
  await last.until((state) => isLive(state) && state.waiting?.missed === 1)
  expect(silent).toEqual([])
})

test('a call is shown before anything of it is written down beside its row', async () => {
  const desk = createDesk()
  later(desk.gone)
  const open = createOpenJournal(desk.dir)
  const order: string[] = []
  const here = await anaAtHerDesk(
    {},
    {
      async openJournal(owner) {
        const journal = await open(owner)
        const keepRing: typeof journal.keepRing = (ring) => {
          order.push('written down')
          return journal.keepRing(ring)
        }
        return { ...journal, keepRing }
      },
    },
  )
  later(here.phone.bridge.onState(({ offers }) => offers.length > 0 && order.push('shown')))
  here.centre.control('call', { user: 'ana' })
  await expect.poll(() => order).toContain('written down')
  expect(order[0]).toBe('shown')
})

/** Ana at her desk, and her line: while it is cut, no socket of hers opens. Ivo takes what waits for both of them. */
async function anaAndIvo() {
  const line = { cut: false }
  const real = createOpenSocket(async () => undefined)
  const openSocket: OpenSocket = (url, protocol, events) => {
    if (!line.cut) return real(url, protocol, events)
    setImmediate(() => events.closed(1006, ''))
    return { send: () => undefined, close: () => undefined }
  }
  const here = await anaAtHerDesk({}, { openSocket })
  const desk = createDesk()
  later(desk.gone)
  const ivo = await startPhone(desk, { server: here.centre.url, userName: 'ivo', password: 'ringdesk' })
  later(ivo.stop)
  await ivo.until(isLive)
  return {
    here,
    async cutOff() {
      line.cut = true
      here.centre.control('drop', { user: 'ana' })
      await here.phone.until(isNotLive)
    },
    async ivoTakesIt() {
      const state = await ivo.until((now) => inState(now, 'inqueue') !== undefined)
      const { workitemId = '' } = inState(state, 'inqueue') ?? {}
      expect(await ivo.run('workitems.claim', { workitemId })).toMatchObject({ ok: true })
    },
    async backAgain() {
      line.cut = false
      here.phone.wake()
      await here.phone.until(isLive)
    },
  }
}

test('a call that came during a gap and was answered elsewhere in it does not ring, and is none that was missed', async () => {
  const { here, cutOff, ivoTakesIt, backAgain } = await anaAndIvo()
  const shown = desktopOf(here.phone)
  await cutOff()
  here.centre.control('call', { queue: 'q_support' })
  await ivoTakesIt()
  await backAgain()
  await here.phone.until((state) => state.waiting !== undefined)
  expect([shown, here.phone.state().offers, here.phone.state().waiting?.missed]).toEqual([[], [], 0])
})

test('a call that rang before the gap and was answered elsewhere in it is silent when the link is back', async () => {
  const { here, cutOff, ivoTakesIt, backAgain } = await anaAndIvo()
  const ringing = new Set<string>()
  const shown = desktopOf(here.phone, systemClock, ringing)
  here.centre.control('call', { queue: 'q_support' })
  await expect.poll(() => titles(shown)).toEqual(['Incoming call'])
  await cutOff()
  await ivoTakesIt()
  await backAgain()
  await expect.poll(() => [...ringing]).toEqual([])
  expect([shown.length, here.phone.state().offers, here.phone.state().waiting?.missed]).toEqual([1, [], 0])
})

test.each([
  ['a day ahead', 86_400_000],
  ['a day behind', -86_400_000],
])(
  'on a machine whose clock is %s a call rings until its time is over by the server’s clock',
  async (_s, ms) => {
    const clock = { ...systemClock, wall: () => systemClock.wall() + ms }
    const here = await anaAtHerDesk({}, { clock })
    const shown = desktopOf(here.phone, clock)
    here.centre.control('call', { user: 'ana' })
    await expect.poll(() => titles(shown)).toEqual(['Incoming call'])
    const { offers, clockOffset } = here.phone.state()
    const leftMs = (offers[0]?.expiresAt ?? 0) - clockOffset - clock.wall()
    expect(leftMs).toBeGreaterThan(10_000)
    expect(leftMs).toBeLessThanOrEqual(20_000)
  },
)
