import { expect, it, test } from 'vitest'
import { markOf } from '../../../main/cache/marks.ts'
import type { Message, Workitem } from '../../../preload/contract.ts'
import { aWorkitem } from '../../fixtures.ts'
import { T0 } from '../../ports.ts'
import { ADA, aPlace } from './place.ts'

const over = (given: Partial<Workitem>) => aWorkitem({ state: 'terminated', endedAt: T0, ...given })
const wrote = (at: number, direction: Message['direction']): Message => ({
  ...{ direction, from: 'x', to: [], cc: [], createdAt: at },
})
const mail = (given: Partial<Workitem> = {}) =>
  aWorkitem({ type: 'InboundEmail', channelType: 'email', state: 'inqueue', ...given })

it.each([
  ['a missed call', over({ missedStatus: 0 }), 'missed', 1],
  ['one that was dealt with', over({ missedStatus: 1 }), 'missed', 0],
  ['a missed callback', over({ missedStatus: 0, type: 'OutboundCall' }), 'callback', 1],
  ['a voicemail', over({ vmStatus: 0 }), 'voicemail', 1],
  ['one that was heard', over({ vmStatus: 1 }), 'voicemail', 0],
  ['a voicemail of a missed call', over({ vmStatus: 0, missedStatus: 0 }), 'voicemail', 1],
  ['a missed call whose voicemail was heard', over({ vmStatus: 1, missedStatus: 0 }), 'missed', 1],
  ['an e-mail in a queue', mail(), 'email', 0],
  [
    'an e-mail that somebody else took',
    mail({ state: 'terminated', endReason: 'answeredElsewhere' }),
    null,
    0,
  ],
  ['an e-mail of ours', mail({ type: 'OutboundEmail' }), null, 0],
  ['a chat', aWorkitem({ type: 'Chat', channelType: 'chat' }), 'chat', 0],
  ['a call that was answered', over({ endReason: 'farEnd' }), null, 0],
  ['a call that rings', aWorkitem(), null, 0],
])('%s counts once, under its own word', (_what, item, kind, unread) => {
  expect(markOf(item)).toMatchObject({ kind, unread })
})

it('a thread came with its newest message from outside', () => {
  const messages = [wrote(T0 + 5, 'in'), wrote(T0 + 9, 'out')]
  expect(markOf(mail({ createdAt: T0, messages })).cameAt).toBe(T0 + 5)
})

const NONE = { missed: 0, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 0 }

test('nobody knows how many wait before a first snapshot has ended; then all are counted, and the newest named', async () => {
  const cache = await aPlace().open(ADA)
  const missed = Array.from({ length: 60 }, (_, n) =>
    over({ workitemId: `m${n}`, missedStatus: 0, endedAt: T0 + n }),
  )
  await cache.save({ workitems: [...missed, over({ workitemId: 'v', vmStatus: 0, endedAt: T0 - 1 })] })
  const before = await cache.unread(2)
  expect([before.counts, before.items.map(({ workitemId }) => workitemId)]).toEqual([
    undefined,
    ['m59', 'm58'],
  ])
  await cache.save({ workitems: [], cursor: 'c-1' })
  expect((await cache.unread(0)).counts).toEqual({ ...NONE, missed: 60, voicemail: 1 })
  await cache.save({ workitems: [over({ workitemId: 'm59', version: 2, missedStatus: 1 })] })
  expect((await cache.unread(1)).counts).toEqual({ ...NONE, missed: 59, voicemail: 1 })
  await cache.close()
})

test('what came is counted by its own moment, once, whatever became of it since', async () => {
  const cache = await aPlace().open(ADA)
  await cache.save({
    workitems: [
      over({ workitemId: 'before', missedStatus: 0, endedAt: T0 }),
      over({ workitemId: 'first', missedStatus: 0, endedAt: T0 + 1 }),
      over({ workitemId: 'last', vmStatus: 0, endedAt: T0 + 10 }),
      over({ workitemId: 'after', missedStatus: 0, endedAt: T0 + 11 }),
      mail({ workitemId: 'mail', createdAt: T0 + 5 }),
    ],
  })
  const came = { ...NONE, missed: 1, voicemail: 1, email: 1 }
  expect(await cache.came(T0, T0 + 10)).toEqual(came)
  await cache.save({
    workitems: [over({ workitemId: 'first', version: 2, missedStatus: 1, endedAt: T0 + 1 })],
  })
  expect(await cache.came(T0, T0 + 10)).toEqual(came)
  await cache.close()
})
