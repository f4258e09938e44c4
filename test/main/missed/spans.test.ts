import { expect, test } from 'vitest'
import { createSpans } from '../../../main/missed/spans.ts'
import { journalDisk, memoryJournal } from '../../memoryJournal.ts'
import { settle, T0, virtualClock } from '../../ports.ts'

test('that a link is live is on the disk once those who waited for it have heard, and before anything else ends', async () => {
  const clock = virtualClock()
  const disk = journalDisk()
  const spans = createSpans({ clock, log: () => undefined, serverNow: () => T0 + clock.now() })
  await spans.open(memoryJournal(disk))
  const order: string[] = []
  disk.write = async () => void order.push('disk')
  clock.after(0, () => order.push('window'))
  spans.link('syncing')
  spans.link('live')
  await settle()
  expect(order).toEqual([])
  await clock.advance(0)
  expect(order).toEqual(['window', 'disk'])
  expect([...disk.spans.values()]).toEqual([{ since: T0, until: T0, started: T0 }])
})
