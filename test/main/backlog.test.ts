import { describe, expect, it } from 'vitest'
import { createBacklog } from '../../main/backlog.ts'
import type { CacheWrite } from '../../main/ports.ts'
import { aWorkitem } from '../fixtures.ts'
import { virtualClock } from '../ports.ts'

const rows = (count: number) => Array.from({ length: count }, (_, i) => aWorkitem({ workitemId: `w${i}` }))

/** A backlog over a disk that takes so many ms for a row. */
function aBacklog(msARow = 0) {
  const clock = virtualClock()
  const writes: CacheWrite[] = []
  const backlog = createBacklog({
    clock,
    save(write) {
      writes.push(write)
      return new Promise((done) => void clock.after(msARow * write.workitems.length, done))
    },
  })
  return { backlog, clock, writes, sizes: () => writes.map(({ workitems }) => workitems.length) }
}

describe('rows that may wait', () => {
  it('go out in larger slices while the disk is quick', async () => {
    const { backlog, clock, sizes } = aBacklog()
    backlog.add(rows(10_000), undefined)
    await clock.advance(100)
    expect(sizes().slice(0, 4)).toEqual([64, 128, 256, 512])
    expect(Math.max(...sizes())).toBe(2_048)
  })

  it('go out in smaller ones while it is slow', async () => {
    const { backlog, clock, sizes } = aBacklog(1)
    backlog.add(rows(500), undefined)
    await clock.advance(1_000)
    expect(sizes().slice(0, 5)).toEqual([64, 32, 16, 8, 8])
  })

  it('are waited for only while there are any', async () => {
    const { backlog, clock } = aBacklog()
    backlog.add(rows(1), 'c1')
    expect(backlog.waiting).toBe(true)
    const drained = backlog.drained()
    await clock.advance(10)
    await drained
    expect(backlog.waiting).toBe(false)
    await backlog.drained()
  })

  it('do not get stuck behind nothing', async () => {
    const { backlog, clock, sizes } = aBacklog()
    backlog.add([], undefined)
    await clock.advance(1)
    backlog.add(rows(3), undefined)
    await clock.advance(10)
    expect(sizes()).toEqual([3])
  })

  it('stay where they are after stop', async () => {
    const { backlog, clock, sizes } = aBacklog(1)
    backlog.add(rows(1_000), 'c1')
    await clock.advance(0)
    backlog.stop()
    await clock.advance(1_000)
    expect(sizes().reduce((a, b) => a + b)).toBeLessThan(1_000)
  })
})

describe('the cursor', () => {
  it('that came last is the one that is written, after everything', async () => {
    const { backlog, clock, writes } = aBacklog()
    backlog.add(rows(100), 'c1')
    backlog.add(rows(100), 'c2')
    backlog.vouch('c3')
    await clock.advance(10)
    expect(writes.map(({ cursor }) => cursor)).toEqual([undefined, undefined, 'c3'])
  })

  it('is none once rows were lost', async () => {
    const { backlog, clock, writes } = aBacklog()
    backlog.add(rows(100), 'c1')
    backlog.distrust()
    await clock.advance(10)
    expect(writes.map(({ cursor }) => cursor)).toEqual([undefined, undefined])
  })
})
