import { describe, expect, it } from 'vitest'
import { createStatus } from '../../main/status.ts'
import { failure } from '../../preload/contract.ts'
import { T0, virtualClock } from '../ports.ts'

function aStatus() {
  const clock = virtualClock()
  const status = createStatus({ clock })
  let told = 0
  status.onChange(() => (told += 1))
  return { clock, status, told: () => told }
}

describe('the catalogue', () => {
  it('has a revision a type, of which only the ones that changed rise', () => {
    const { status } = aStatus()
    const before = status.stamp().catalogueRevision
    status.catalogueChanged(['contact', 'disposition'])
    status.catalogueChanged(['contact'])
    expect([before, status.stamp().catalogueRevision]).toEqual([{}, { contact: 2, disposition: 1 }])
  })
})

describe('the connection', () => {
  it('is stale from the beginning until it is live', async () => {
    const { clock, status } = aStatus()
    await clock.advance(1_000)
    status.link({ link: 'syncing' })
    expect(status.connection()).toEqual({ link: 'syncing', since: T0 + 1_000, staleSince: T0 })
    status.link({ link: 'live' })
    expect(status.connection()).toEqual({ link: 'live', since: T0 + 1_000, syncedAt: T0 + 1_000 })
  })

  it('is stale since it was lost, through every attempt', async () => {
    const { clock, status } = aStatus()
    status.link({ link: 'live' })
    await clock.advance(1_000)
    status.link({ link: 'reconnecting', retryInMs: 500 })
    await clock.advance(500)
    status.link({ link: 'reconnecting' })
    expect(status.connection()).toMatchObject({ since: T0 + 1_000, staleSince: T0 + 1_000, syncedAt: T0 })
    expect(status.connection()).not.toHaveProperty('retryAt')
  })

  it('says when it will be tried again', async () => {
    const { clock, status } = aStatus()
    await clock.advance(10)
    status.link({ link: 'reconnecting', retryInMs: 500 })
    expect(status.connection().retryAt).toBe(T0 + 510)
  })

  it('keeps the reason of a failure while it is being mended, and not after', () => {
    const { status } = aStatus()
    const problem = failure('UNREACHABLE', 'No.')
    status.link({ link: 'reconnecting', problem })
    status.link({ link: 'reconnecting' })
    expect(status.connection().problem).toEqual(problem)
    status.link({ link: 'live' })
    expect(status.connection()).not.toHaveProperty('problem')
  })

  it('knows when the server was last heard', async () => {
    const { clock, status } = aStatus()
    await clock.advance(700)
    status.heard()
    expect(status.connection().syncedAt).toBe(T0 + 700)
  })
})

describe('the server’s clock', () => {
  it('is ours until it is heard, roughly from a date, exactly from a frame', () => {
    const { status } = aStatus()
    expect(status.serverNow()).toBe(T0)
    status.serverDate(T0 + 60_000)
    expect(status.stamp().clockOffset).toBe(60_000)
    status.serverTime(T0 + 61_234)
    status.serverDate(T0 + 60_000)
    expect(status.serverNow()).toBe(T0 + 61_234)
  })

  it('does not care what somebody does to ours', async () => {
    const { clock, status } = aStatus()
    status.serverTime(T0)
    clock.jump(86_400_000)
    await clock.advance(500)
    expect([status.serverNow(), status.stamp().clockOffset]).toEqual([T0 + 500, -86_400_000])
  })
})

describe('whoever listens', () => {
  it('hears many changes once, with the next turn', async () => {
    const { clock, status, told } = aStatus()
    status.changed()
    status.link({ link: 'live' })
    status.historyChanged()
    expect(told()).toBe(0)
    await clock.advance(0)
    expect([told(), status.stamp().revision, status.stamp().historyRevision]).toEqual([1, 1, 1])
    status.changed()
    await clock.advance(0)
    expect([told(), status.stamp().revision]).toEqual([2, 2])
  })

  it('hears of each of a few that come one right after the other', async () => {
    const { clock, status, told } = aStatus()
    for (let turn = 1; turn <= 9; turn += 1) {
      status.changed()
      await clock.advance(0)
      expect(told()).toBe(turn)
    }
    status.changed()
    await clock.advance(0)
    expect(told()).toBe(9)
    await clock.advance(20)
    expect(told()).toBe(10)
  })

  it('hears of a storm no more often than a screen paints, and of the last of it as well', async () => {
    const { clock, status, told } = aStatus()
    for (let ms = 0; ms < 1_000; ms += 1) {
      status.changed()
      await clock.advance(1)
    }
    const during = told()
    expect(during).toBeGreaterThan(50)
    expect(during).toBeLessThanOrEqual(60)
    status.historyChanged()
    await clock.advance(20)
    expect([told(), clock.pending()]).toEqual([during + 1, 0])
  })

  it('hears of a call that rings in the turn that brought it, in a storm too, and of a flood of those as of any other', async () => {
    const { clock, status, told } = aStatus()
    status.link({ link: 'live' })
    await clock.advance(0)
    status.changed()
    status.now()
    expect(told()).toBe(2)
    // With it went what had waited for the end of the turn.
    await clock.advance(1_000)
    expect(told()).toBe(2)
    for (let ms = 0; ms < 500; ms += 1) {
      status.changed()
      await clock.advance(1)
    }
    const before = told()
    status.now()
    expect(told()).toBe(before + 1)
    for (let i = 0; i < 100; i += 1) status.now()
    expect(told()).toBeLessThan(before + 15)
  })

  it('does not hear sooner of a call while nobody knows whether it still rings', async () => {
    const { clock, status, told } = aStatus()
    status.link({ link: 'syncing' })
    await clock.advance(0)
    status.now()
    expect(told()).toBe(1)
    await clock.advance(0)
    expect(told()).toBe(2)
  })

  it('is left alone after leaving, and after the end', async () => {
    const { clock, status, told } = aStatus()
    status.onChange(() => expect.fail('it had left'))()
    status.changed()
    status.stop()
    await clock.advance(10)
    expect([told(), clock.pending()]).toEqual([0, 0])
    createStatus({ clock }).stop()
  })
})
