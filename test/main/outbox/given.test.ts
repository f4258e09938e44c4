import { describe, expect, test } from 'vitest'
import { aWorkitem } from '../../fixtures.ts'
import { journalDisk, memoryJournal } from '../../memoryJournal.ts'
import { settle } from '../../ports.ts'
import { aWorld, WAITING, words } from './world.ts'

describe('a link that comes and goes', () => {
  test('while something is on its way: what is asked for then is said to wait at once', async () => {
    const { summary, outbox, sent } = await aWorld()
    outbox.begin()
    void summary('first')
    await settle()
    outbox.end()
    expect(await summary('second')).toMatchObject(WAITING)
    expect(sent.map(words)).toEqual(['first'])
  })

  test('during a pause ends it, and the end of that pause does not cut the next one short', async () => {
    const { summary, outbox, clock, sent, last } = await aWorld()
    outbox.begin()
    void summary('first')
    await settle()
    await last().lose(10_000)
    await clock.advance(9_000)
    outbox.end()
    outbox.begin()
    await settle()
    expect(sent).toHaveLength(2)
    await last().lose(10_000)
    await clock.advance(9_999)
    expect(sent).toHaveLength(2)
    await clock.advance(1)
    expect(sent).toHaveLength(3)
  })

  test('while something is on its way and lost: it goes out with the next link, and waits for no pause of the last', async () => {
    const { summary, outbox, sent, last } = await aWorld()
    outbox.begin()
    void summary('first')
    await settle()
    outbox.end()
    await last().lose(10_000)
    outbox.begin()
    await settle()
    expect(sent.map(words)).toEqual(['first', 'first'])
  })

  test('and is there when a person’s journal is opened: what waits in it goes out', async () => {
    const before = await aWorld()
    await before.summary('first')
    const { outbox, sent } = await aWorld()
    outbox.begin()
    await outbox.open(memoryJournal(before.disk))
    await settle()
    expect(sent.map(words)).toEqual(['first'])
  })
})

test('another journal while something is on its way: whoever asked is told that it waits, also who stands behind it', async () => {
  const { summary, outbox, sent } = await aWorld()
  outbox.begin()
  const told: unknown[] = []
  for (const text of ['first', 'second']) void summary(text).then((result) => told.push(result))
  await settle()
  await outbox.open(memoryJournal(journalDisk()))
  await settle()
  expect(sent.map(words)).toEqual(['first'])
  expect(told).toMatchObject([WAITING, WAITING])
})

test('another journal that takes its time to open: what rested goes out of the one before no more', async () => {
  const { summary, outbox, clock, sent, last } = await aWorld()
  outbox.begin()
  void summary('first')
  await settle()
  await last().lose(1_000)
  const entries = () => new Promise<never>(() => undefined)
  void outbox.open({ ...memoryJournal(journalDisk()), entries })
  await clock.advance(60_000)
  expect(sent.map(words)).toEqual(['first'])
})

test('a disk that refuses is in the log, with the name of its trouble', async () => {
  const { summary, disk, lines } = await aWorld()
  disk.write = () => Promise.reject(new RangeError('full'))
  await summary('first')
  expect(lines).toEqual([{ phrase: 'journal write failed', facts: { reason: 'RangeError' } }])
})

describe('a journal in which nothing may be written', () => {
  test.each(['newer', 'readOnly'] as const)(
    'because it is %s is left as it is, and nothing waits',
    async (opened) => {
      const { summary, outbox } = await aWorld()
      const disk = journalDisk()
      await outbox.open(memoryJournal(disk, opened))
      expect(await summary('first')).toMatchObject({ ok: false, failure: { code: 'NOT_SAVED' } })
      expect(disk.entries).toEqual([])
    },
  )

  test('because there is none lets nothing wait, and keeps nobody from the work', async () => {
    const { summary, outbox, last } = await aWorld()
    await outbox.open(undefined)
    expect(await summary('first')).toMatchObject({ ok: false, failure: { code: 'NOT_SAVED' } })
    outbox.begin()
    const answer = summary('second')
    await settle()
    await last().take()
    expect(await answer).toMatchObject({ ok: true })
  })
})

describe('what is to be sent again, or given up', () => {
  test('is refused where there is no such thing, or it is waiting anyway', async () => {
    const { summary, outbox, sent, disk } = await aWorld(journalDisk())
    await summary('first')
    const gone = { ok: false, failure: { code: 'NOT_FOUND' } }
    expect(await outbox.resend(99)).toMatchObject(gone)
    expect(await outbox.discard(99)).toMatchObject(gone)
    expect(await outbox.resend(1)).toMatchObject(gone)
    expect([sent, disk.entries.map(({ key }) => key)]).toEqual([[], ['k1']])
  })

  test('may be given up while it waits and is not on its way', async () => {
    const { summary, outbox, disk } = await aWorld()
    await summary('first')
    expect(await outbox.discard(1)).toMatchObject({ ok: true })
    expect([outbox.list(), disk.entries]).toEqual([[], []])
  })

  test('goes out again on top of what stands there by now', async () => {
    const { submit, outbox, known, sent, last } = await aWorld()
    await submit('workitems.notes', { workitemId: 'w1', text: 'mine', baseVersion: 5 })
    outbox.begin()
    await settle()
    await last().refuse('NOTES_CHANGED')
    known.set('w1', aWorkitem({ version: 8 }))
    await outbox.resend(1)
    await settle()
    expect(sent.map(({ input }) => 'baseVersion' in input && input.baseVersion)).toEqual([5, 8])
  })
})

test('only notes say what they were written on top of; nothing else is sent with more than was given', async () => {
  const { summary, outbox, sent } = await aWorld()
  await summary('first')
  outbox.begin()
  await settle()
  expect(sent[0]?.input).toEqual({ workitemId: 'w1', summary: 'first' })
})

test('what came back and cannot be written anew is not sent again, and that is said', async () => {
  const { summary, outbox, sent, disk, last } = await aWorld()
  await summary('first')
  outbox.begin()
  await settle()
  await last().refuse('VALIDATION_FAILED')
  disk.write = () => Promise.reject(new Error('full'))
  const id = outbox.list()[0]?.id ?? 0
  expect(await outbox.resend(id)).toMatchObject({ ok: false, failure: { code: 'NOT_SAVED' } })
  expect([sent.length, outbox.list()[0]?.fate]).toEqual([1, 'refused'])
})
