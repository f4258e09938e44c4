import { describe, expect, test } from 'vitest'
import { startSimulator } from '../../simulator/start.ts'
import {
  anaAtHerDesk,
  answerACall,
  inState,
  isLive,
  isNotLive,
  later,
  type Situation,
} from '../../situation.ts'

/** How often a ring began: an offer that was not known became known. */
const rings = ({ phone }: Situation) =>
  phone.changes.filter((one) => one.kind === 'offer' && !one.before && one.after).length

describe('a link that is lost', () => {
  test('a call offered while the socket was down rings once', async () => {
    const here = await anaAtHerDesk()
    here.centre.control('refuse', { ms: 300 })
    here.centre.control('drop', {})
    await here.phone.until(isNotLive)
    here.centre.control('call', {})
    await here.phone.until((state) => isLive(state) && state.offers.length === 1)
    expect(rings(here)).toBe(1)
  })

  test('a call that came and went while the socket was down does not ring', async () => {
    const here = await anaAtHerDesk()
    here.centre.control('refuse', { ms: 300 })
    here.centre.control('drop', {})
    await here.phone.until(isNotLive)
    here.centre.control('call', {})
    here.centre.control('hangUp', {})
    const before = here.phone.state().connection.since
    await here.phone.until((state) => isLive(state) && state.connection.since > before)
    expect(here.phone.state().offers).toEqual([])
    expect(here.phone.state().workitems).toEqual([])
  })

  test('a server that restarts with a call up gives it back by snapshot, in its new epoch', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    const { centre, phone } = here
    const state = centre.centre.snapshotOfState()
    await centre.stop()
    await phone.until(isNotLive)
    const reborn = await startSimulator({ port: centre.port, state })
    later(() => reborn.stop())
    await phone.until(isLive)
    expect(inState(phone.state(), 'active')?.workitemId).toBe(workitemId)
    await phone.run('workitems.hold', { workitemId })
    await phone.until((now) => inState(now, 'hold')?.workitemId === workitemId)
  })

  test('a new epoch on a cut link is a resync, and a call offered meanwhile rings once', async () => {
    const here = await anaAtHerDesk()
    here.centre.control('epoch', {})
    here.centre.control('call', {})
    await here.phone.until((state) => isLive(state) && state.offers.length === 1)
    expect(rings(here)).toBe(1)
  })

  test('a half-open link is noticed by the missing acknowledgement', async () => {
    const here = await anaAtHerDesk()
    here.centre.control('set', { heartbeatMs: 50 })
    here.phone.wake()
    await here.phone.until(isNotLive)
    await here.phone.until(isLive)
    here.centre.control('freeze', {})
    await here.phone.until(isNotLive)
    here.centre.control('call', {})
    await here.phone.until((state) => isLive(state) && state.offers.length === 1)
  })

  test.each(['dropEvent', 'repeatEvent', 'reorderEvent'])(
    '%s: the offer rings once all the same',
    async (mishap) => {
      const here = await anaAtHerDesk()
      here.centre.control('set', { heartbeatMs: 50 })
      here.phone.wake()
      await here.phone.until(isNotLive)
      await here.phone.until(isLive)
      here.centre.control(mishap, { count: 2 })
      here.centre.control('call', {})
      await here.phone.until((state) => isLive(state) && state.offers.length === 1)
      expect(rings(here)).toBe(1)
    },
  )

  test.each(['notJson', 'unknownType', 'tooBig'])('a frame that is %s costs at most itself', async (kind) => {
    const here = await anaAtHerDesk()
    here.centre.control('raw', { kind })
    here.centre.control('call', {})
    await here.phone.until((state) => isLive(state) && state.offers.length === 1)
    expect(rings(here)).toBe(1)
  })

  test('an odd item of a snapshot costs that item alone', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    here.centre.control('oddItem', {})
    here.centre.control('epoch', {})
    await here.phone.until(isNotLive)
    await here.phone.until(isLive)
    expect(inState(here.phone.state(), 'active')?.workitemId).toBe(workitemId)
  })

  test('an odd event advances the stream, and its workitem is fetched anew', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    here.centre.control('event', {
      name: 'WorkitemStateChangeNotification',
      workitemId,
      message: { workitemId, state: 7 },
    })
    here.centre.control('call', { user: 'ana', from: '+34911234567' })
    await here.phone.until((state) => state.offers.length === 1)
    await expect
      .poll(() => here.centre.state().requests.map(({ path }) => path))
      .toContain(`/users/api/workitems/${workitemId}`)
  })

  test('call control is refused while the link is down, and a live call can still be hung up', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    here.centre.control('answer', { route: '/ws-ticket', status: 503, retryAfter: 60 })
    here.centre.control('drop', {})
    await here.phone.until(isNotLive)
    expect(await here.phone.run('workitems.hold', { workitemId })).toMatchObject({
      ok: false,
      failure: { code: 'NOT_LIVE' },
    })
    expect(await here.phone.run('workitems.hangUp', { workitemId })).toMatchObject({
      ok: true,
      value: { state: 'wrapup' },
    })
  })

  test('another device takes over: the app says so and does not fight', async () => {
    const here = await anaAtHerDesk()
    here.centre.control('drop', { code: 4003 })
    await here.phone.until((state) => state.connection.link === 'replaced')
    here.phone.wake()
    expect(here.phone.state().connection.link).toBe('replaced')
    await here.phone.run('app.reconnect', {})
    await here.phone.until(isLive)
  })

  test('the server announces its end: the link comes back by itself', async () => {
    const here = await anaAtHerDesk()
    here.centre.control('goaway', { withinMs: 50, resumable: false })
    await here.phone.until(isNotLive)
    await here.phone.until(isLive)
  })
})
