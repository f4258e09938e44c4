import { describe, expect, test } from 'vitest'
import { failure } from '../../../preload/contract.ts'
import { journalDisk, memoryJournal } from '../../memoryJournal.ts'
import { counted, settle } from '../../ports.ts'
import { aWorld, WAITING, words } from './world.ts'

describe('while there is no link', () => {
  test('what may wait is on the disk, and said to wait', async () => {
    const { summary, disk, outbox, sent } = await aWorld()
    expect(await summary('first')).toMatchObject(WAITING)
    expect(disk.entries).toMatchObject([{ key: 'k1', input: { summary: 'first' }, attempted: false }])
    expect(outbox.list()).toMatchObject([
      { name: 'dispositions.disposition', workitemId: 'w1', fate: 'waiting' },
    ])
    expect(sent).toEqual([])
  })

  test('what cannot be saved is refused, and not said to wait', async () => {
    const { summary, disk } = await aWorld()
    disk.write = () => Promise.reject(new Error('full'))
    expect(await summary('first')).toMatchObject({ ok: false, failure: { code: 'NOT_SAVED' } })
  })

  test('what the app itself would refuse is refused at once', async () => {
    const { summary, world, disk } = await aWorld()
    world.problem = failure('PERMISSION_DENIED', 'No.')
    expect(await summary('first')).toMatchObject({ ok: false, failure: { code: 'PERMISSION_DENIED' } })
    expect(disk.entries).toEqual([])
  })
})

test('whoever shows what waits is told of each change, and of none after leaving', async () => {
  const { summary, outbox } = await aWorld()
  const seen: number[] = []
  const leave = outbox.onChange(() => void seen.push(outbox.list().length))
  await summary('first')
  leave()
  await summary('second')
  expect(seen).toEqual([1])
})

describe('when the link is live', () => {
  test('what was lost again and again is tried ever later; what follows a success, soon again', async () => {
    const { summary, outbox, sent, clock, last } = await aWorld()
    await summary('first')
    outbox.begin()
    await settle()
    for (let turn = 0; turn < 6; turn += 1) {
      await last().lose()
      await clock.advance(20_000)
    }
    await last().take()
    void summary('second')
    await settle()
    await last().lose()
    const before = sent.length
    await clock.advance(2_000)
    expect(sent.length).toBe(before + 1)
  })

  test('it goes out in the order of its workitem, one at a time, each with its own key', async () => {
    const { summary, outbox, sent } = await aWorld()
    for (const text of ['first', 'second']) await summary(text)
    outbox.begin()
    await settle()
    expect(sent.map(words)).toEqual(['first'])
    await sent[0]?.take()
    expect(sent.map(({ key }) => key)).toEqual(['k1', 'k2'])
  })

  test('one workitem does not wait for another', async () => {
    const { summary, outbox, sent } = await aWorld()
    await summary('first')
    await summary('other', 'w2')
    outbox.begin()
    await settle()
    expect(sent.map(words)).toEqual(['first', 'other'])
  })

  test('it is marked as tried on the disk before it is on its way', async () => {
    const { summary, outbox, disk, sent } = await aWorld()
    outbox.begin()
    void summary('first')
    await settle()
    expect(sent).toHaveLength(1)
    expect(disk.entries).toMatchObject([{ attempted: true }])
  })

  test('a disk that cannot mark it keeps it from going out, and it is tried again', async () => {
    const { summary, outbox, disk, sent, clock } = await aWorld()
    await summary('first')
    disk.write = () => Promise.reject(new Error('full'))
    outbox.begin()
    await settle()
    expect(sent).toEqual([])
    disk.write = () => Promise.resolve()
    await clock.advance(60_000)
    expect(sent).toHaveLength(1)
  })

  test('whoever asked gets the server’s word, and nothing is left', async () => {
    const { summary, outbox, disk, last } = await aWorld()
    outbox.begin()
    const answer = summary('first')
    await settle()
    await last().take({ workitemId: 'w1', version: 6 })
    expect(await answer).toEqual({ ok: true, value: { workitemId: 'w1', version: 6 } })
    expect([disk.entries, outbox.list()]).toEqual([[], []])
  })

  test('a full disk does not keep the agent from working', async () => {
    const { summary, outbox, disk, last } = await aWorld()
    disk.write = () => Promise.reject(new Error('full'))
    outbox.begin()
    const answer = summary('first')
    await settle()
    await last().take()
    expect(await answer).toMatchObject({ ok: true })
  })
})

describe('an answer that does not come', () => {
  test('leaves it waiting, and it is sent again with the same key after a pause', async () => {
    const { summary, outbox, clock, sent, last } = await aWorld()
    outbox.begin()
    const answer = summary('first')
    await settle()
    await last().lose()
    expect(await answer).toMatchObject(WAITING)
    await clock.advance(60_000)
    expect(sent.map(({ key }) => key)).toEqual(['k1', 'k1'])
  })

  test('holds back what comes after it, which is said to wait as well', async () => {
    const { summary, outbox, sent } = await aWorld()
    outbox.begin()
    const [first, second] = [summary('first'), summary('second')]
    await settle()
    await sent[0]?.lose()
    expect(await Promise.all([first, second])).toMatchObject([WAITING, WAITING])
    expect(await summary('third')).toMatchObject(WAITING)
    expect(sent).toHaveLength(1)
  })

  test('is waited for as long as the server asks', async () => {
    const { summary, outbox, clock, sent, last } = await aWorld()
    outbox.begin()
    void summary('first')
    await settle()
    await last().lose(45_000)
    await clock.advance(44_999)
    expect(sent).toHaveLength(1)
    await clock.advance(1)
    expect(sent).toHaveLength(2)
  })

  test('survives a restart with its key', async () => {
    const disk = journalDisk()
    const before = await aWorld(disk)
    before.outbox.begin()
    void before.summary('first')
    await settle()
    const after = await aWorld(disk, counted('new'))
    after.outbox.begin()
    await settle()
    expect(after.sent.map(({ key }) => key)).toEqual(['k1'])
  })

  test('for more than 20 hours comes back as perhaps sent, by the server’s clock, and is not sent', async () => {
    const disk = journalDisk()
    const before = await aWorld(disk)
    before.outbox.begin()
    void before.summary('first')
    await settle()
    const after = await aWorld(disk)
    after.world.now += 20 * 3_600_000 + 1
    after.outbox.begin()
    await settle()
    expect(after.sent).toEqual([])
    expect(after.outbox.list()).toMatchObject([{ fate: 'perhaps', input: { summary: 'first' } }])
  })

  test('what was never tried is sent however old it is', async () => {
    const { summary, outbox, world, sent } = await aWorld()
    await summary('first')
    world.now += 40 * 3_600_000
    outbox.begin()
    await settle()
    expect(sent).toHaveLength(1)
  })
})

describe('a refusal', () => {
  test('goes to whoever is still there, and leaves nothing behind', async () => {
    const { summary, outbox, disk, last } = await aWorld()
    outbox.begin()
    const answer = summary('first')
    await settle()
    await last().refuse('CONTACT_REQUIRED')
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'CONTACT_REQUIRED' } })
    expect(disk.entries).toEqual([])
  })

  test('comes back with its reason where nobody waits any more, and holds nothing back', async () => {
    const { summary, outbox, sent } = await aWorld()
    for (const text of ['first', 'second']) await summary(text)
    outbox.begin()
    await settle()
    await sent[0]?.refuse('CONTACT_REQUIRED')
    expect(outbox.list()).toMatchObject([
      { fate: 'refused', failure: { code: 'CONTACT_REQUIRED' }, input: { summary: 'first' } },
      { fate: 'waiting' },
    ])
    expect(sent.map(words)).toEqual(['first', 'second'])
  })

  test('may be sent again, with a key of its own, or given up', async () => {
    const { summary, outbox, sent, disk } = await aWorld()
    await summary('first')
    outbox.begin()
    await settle()
    await sent[0]?.refuse('CONTACT_REQUIRED')
    const [entry] = outbox.list()
    expect(await outbox.resend(entry?.id ?? 0)).toMatchObject({ ok: true })
    await settle()
    expect(sent.map(({ key }) => key)).toEqual(['k1', 'k3'])
    await sent[1]?.refuse('CONTACT_REQUIRED')
    expect(await outbox.discard(entry?.id ?? 0)).toMatchObject({ ok: true })
    expect(disk.entries).toEqual([])
  })

  test('what is on its way cannot be called back', async () => {
    const { summary, outbox, last } = await aWorld()
    await summary('first')
    outbox.begin()
    await settle()
    expect(await outbox.discard(outbox.list()[0]?.id ?? 0)).toMatchObject({ ok: false })
    await last().take()
  })
})

test('another person’s sign-in leaves what waits to its owner', async () => {
  const { summary, outbox, sent, disk } = await aWorld()
  await summary('first')
  await outbox.open(memoryJournal(journalDisk()))
  outbox.begin()
  await settle()
  expect([sent, outbox.list()]).toEqual([[], []])
  expect(disk.entries).toHaveLength(1)
})
