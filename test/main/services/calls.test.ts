import { describe, expect, test } from 'vitest'
import { inState } from '../../situation.ts'
import { herServices, onTheServer, refusalOf } from './here.ts'

describe('a call, by the documented methods', () => {
  test('active answers an offered call, by the workitem and by its id', async () => {
    const { workitems, centre, phone } = await herServices()
    centre.control('call', {})
    const offered = inState(await phone.until((now) => inState(now, 'offered') !== undefined), 'offered')
    expect(offered && (await workitems.active(offered))).toMatchObject({ state: 'active' })
    await workitems.hold(offered?.workitemId ?? '')
    expect(await workitems.active(offered?.workitemId ?? '')).toMatchObject({ state: 'active' })
  })

  test('hold and active put it aside and take it back; hangUp ends it', async () => {
    const { here, workitems, answered } = await herServices()
    const call = await answered()
    expect(await workitems.hold(call)).toMatchObject({ workitemId: call.workitemId, state: 'hold' })
    expect(onTheServer(here, call)).toMatchObject({ state: 'hold' })
    expect(await workitems.active(call)).toMatchObject({ state: 'active' })
    expect(onTheServer(here, call)).toMatchObject({ state: 'active' })
    expect(await workitems.hangUp(call)).toMatchObject({ state: 'wrapup', endReason: 'hangUp' })
    expect(onTheServer(here, call)).toMatchObject({ state: 'wrapup', endReason: 'hangUp' })
  })

  test('mute resolves with mute 1, and unMute with mute 0', async () => {
    const { here, workitems, answered } = await herServices()
    const call = await answered()
    expect(await workitems.mute(call)).toMatchObject({ mute: 1 })
    expect(onTheServer(here, call)).toMatchObject({ mute: 1 })
    expect(await workitems.unMute(call)).toMatchObject({ mute: 0 })
    expect(onTheServer(here, call)).toMatchObject({ mute: 0 })
  })

  test('dtmf reaches whoever listens at the far end: this one hangs up on 9', async () => {
    const { workitems, answered, phone } = await herServices()
    const call = await answered({ onDigit: { 9: { hangUp: true } } })
    expect(await workitems.dtmf(call.workitemId, '5')).toMatchObject({ state: 'active' })
    await workitems.dtmf(call.workitemId, '9')
    expect(inState(await phone.until((now) => inState(now, 'wrapup') !== undefined), 'wrapup')).toMatchObject(
      {
        endReason: 'farEnd',
      },
    )
  })

  test('dtmf refuses what no dial pad has, and names it', async () => {
    const { workitems, answered } = await herServices()
    const call = await answered()
    expect(await refusalOf(workitems.dtmf(call.workitemId, 'x'))).toMatchObject({
      code: 'BAD_INPUT',
      param: 'digit',
    })
  })

  test('fetchWorkitem finds one by its id, and says so where there is none', async () => {
    const { workitems, answered } = await herServices()
    const call = await answered()
    expect(await workitems.fetchWorkitem(call.workitemId)).toMatchObject({ workitemId: call.workitemId })
    expect(await refusalOf(workitems.fetchWorkitem('nobody'))).toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    })
  })

  test('fetchWorkitems finds by q, by exact fields, in pages', async () => {
    const { workitems, centre } = await herServices()
    centre.control('history', { count: 30, days: 1 })
    const page = await workitems.fetchWorkitems({ rows: 10, start: 25 })
    expect(page).toMatchObject({ count: 5, total: 30 })
    expect(page.objects).toHaveLength(5)
    const missed = await workitems.fetchWorkitems({ queryParams: { missedStatus: 0, queue: 'q_sales' } })
    expect(missed.total).toBeGreaterThan(0)
    expect(missed.total).toBeLessThan(30)
    expect(await workitems.fetchWorkitems({ q: 'state:active' })).toMatchObject({ total: 0, objects: [] })
  })

  test('a method whose argument is missing is refused by the name of what is missing', async () => {
    const { workitems, answered } = await herServices()
    const call = await answered()
    const asSampled = workitems as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
    expect(await refusalOf(asSampled['changePriority']?.(call) as never)).toMatchObject({ param: 'priority' })
    expect(
      await refusalOf(asSampled['transferToExternal']?.({ extendedWork: true, workitemId: 'w' }) as never),
    ).toMatchObject({ param: 'number' })
  })

  test('what is not possible is refused with the workitem as it is', async () => {
    const { workitems, answered } = await herServices()
    const call = await answered()
    await workitems.hold(call)
    expect(await refusalOf(workitems.mute(call))).toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      workitem: { workitemId: call.workitemId, state: 'hold' },
    })
  })
})

test('WorkitemStateChange tells the whole life of a call, its end included', async () => {
  const { workitems, answered, dispositions } = await herServices()
  const states: string[] = []
  const ended = new Promise<void>((resolve) => {
    workitems.on('WorkitemStateChange', (item) => {
      if (states.at(-1) !== item.state) states.push(item.state)
      if (item.state === 'terminated') {
        expect(item).toMatchObject({ dispositionId: 'disp_resolved', endReason: 'hangUp' })
        resolve()
      }
    })
  })
  const call = await answered()
  await workitems.hold(call)
  await workitems.hangUp(call)
  await dispositions.disposition({ workitemId: call.workitemId, dispositionId: 'disp_resolved' })
  await ended
  // A state of which the next news comes within the same turn is never pushed.
  expect(states.filter((state) => state !== 'inqueue')).toEqual([
    'offered',
    'active',
    'hold',
    'wrapup',
    'terminated',
  ])
})
