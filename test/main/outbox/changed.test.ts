import { describe, expect, test } from 'vitest'
import { aWorkitem } from '../../fixtures.ts'
import { journalDisk } from '../../memoryJournal.ts'
import { settle } from '../../ports.ts'
import { aWorld, words } from './world.ts'

describe('what changed meanwhile', () => {
  test('a read flag whose workitem changed since is dropped', async () => {
    const { submit, outbox, known, sent, disk } = await aWorld()
    await submit('workitems.voicemailPlayed', { workitemId: 'w1', played: true })
    known.set('w1', aWorkitem({ version: 6 }))
    outbox.begin()
    await settle()
    expect([sent, disk.entries]).toEqual([[], []])
  })

  test('a read flag that follows another of its own is sent', async () => {
    const { submit, outbox, known, sent } = await aWorld()
    for (const played of [true, false])
      await submit('workitems.voicemailPlayed', { workitemId: 'w1', played })
    outbox.begin()
    await settle()
    known.set('w1', aWorkitem({ version: 6 }))
    await sent[0]?.take({ workitemId: 'w1', version: 6 })
    expect(sent.map(({ input }) => 'played' in input && input.played)).toEqual([true, false])
  })

  test('notes that follow one’s own are written on top of those', async () => {
    const { submit, outbox, sent } = await aWorld()
    for (const text of ['one', 'one, two'])
      await submit('workitems.notes', { workitemId: 'w1', text, baseVersion: 5 })
    outbox.begin()
    await settle()
    await sent[0]?.take({ workitemId: 'w1', version: 9 })
    expect(sent.map(({ input }) => 'baseVersion' in input && input.baseVersion)).toEqual([5, 9])
  })

  test('notes of another workitem stay on top of what they were written on', async () => {
    const { submit, outbox, sent } = await aWorld()
    await submit('workitems.notes', { workitemId: 'w1', text: 'one', baseVersion: 5 })
    for (const text of ['two', 'three'])
      await submit('workitems.notes', { workitemId: 'w2', text, baseVersion: 7 })
    outbox.begin()
    await settle()
    await sent[0]?.take({ workitemId: 'w1', version: 9 })
    await sent[1]?.refuse('VALIDATION_FAILED')
    expect(sent.map(({ input }) => 'baseVersion' in input && input.baseVersion)).toEqual([5, 7, 7])
  })
})

test('what was tried 20 hours ago, to the millisecond, is not too old to be sent again', async () => {
  const disk = journalDisk()
  const before = await aWorld(disk)
  before.outbox.begin()
  void before.summary('first')
  await settle()
  const after = await aWorld(disk)
  after.world.now += 20 * 3_600_000
  after.outbox.begin()
  await settle()
  expect(after.sent.map(words)).toEqual(['first'])
})
