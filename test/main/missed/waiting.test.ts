import { expect, test } from 'vitest'
import { createTally } from '../../../main/missed/waiting.ts'
import type { Unread } from '../../../main/ports.ts'
import { nothingKnown, type Known } from '../../../preload/lifecycle.ts'
import type { Waiting, Workitem } from '../../../preload/contract.ts'
import { aWorkitem } from '../../fixtures.ts'
import { settle, virtualClock } from '../../ports.ts'

const NONE: Waiting = { missed: 0, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 0 }

function setUp() {
  const clock = virtualClock()
  const here = {
    clock,
    found: undefined as Unread | undefined,
    open: [] as Workitem[],
    live: true,
    told: 0,
  }
  const tally = createTally({
    clock,
    unread: () => Promise.resolve(here.found),
    known: (): Known => ({
      ...nothingKnown,
      workitems: new Map(here.open.map((item) => [item.workitemId, item])),
    }),
    isLive: () => here.live,
    changed: () => void (here.told += 1),
  })
  const look = async () => {
    tally.look()
    await settle()
  }
  return { here, tally, look }
}

test('what was known stays while a cache is rebuilt, is slow, or has not been told all of it; it is never shown as nothing', async () => {
  const { here, tally, look } = setUp()
  await look()
  expect(tally.told()).toBeUndefined()
  here.found = { items: [], counts: { ...NONE, missed: 3 } }
  await look()
  expect([tally.told(), here.told]).toEqual([{ ...NONE, missed: 3 }, 1])
  here.found = undefined
  await look()
  here.found = { items: [] }
  await look()
  expect([tally.told(), here.told]).toEqual([{ ...NONE, missed: 3 }, 1])
  tally.forget()
  expect(tally.told()).toBeUndefined()
})

test('while nobody knows, it is asked again as long as the link is live', async () => {
  const { here, tally, look } = setUp()
  await look()
  here.found = { items: [], counts: NONE }
  await here.clock.advance(1_000)
  expect(tally.told()).toEqual(NONE)
  expect(here.clock.pending()).toBe(0)
  const other = setUp()
  other.here.live = false
  await other.look()
  expect(other.here.clock.pending()).toBe(0)
})

test('what is written and offered waits as well, a call that rings does not', async () => {
  const { here, tally, look } = setUp()
  here.found = { items: [], counts: { ...NONE, voicemail: 1 } }
  here.open = [
    aWorkitem({ workitemId: 'call' }),
    aWorkitem({ workitemId: 'mail', channelType: 'email', type: 'InboundEmail' }),
    aWorkitem({ workitemId: 'mine', channelType: 'sms', type: 'InboundSMS', state: 'active' }),
  ]
  await look()
  expect(tally.told()).toEqual({ ...NONE, voicemail: 1, email: 1 })
})
