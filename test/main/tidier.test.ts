import { describe, expect, it } from 'vitest'
import { createTidier } from '../../main/tidier.ts'
import { virtualClock } from '../ports.ts'

/** A tidier with so much to do, of which it does one piece at a time. */
function aTidier(pieces: number) {
  const clock = virtualClock()
  const place = { left: pieces, busy: false, done: [] as number[], told: [] as number[], breaks: false }
  const tidier = createTidier({
    clock,
    busy: () => place.busy,
    async tidy() {
      if (place.breaks) throw new Error('disk full')
      place.left -= 1
      place.done.push(clock.now())
      return place.left > 0
    },
    told: () => void place.told.push(place.left),
  })
  return { tidier, clock, place }
}

describe('what was put off', () => {
  it('is left alone until the news behind it has been written, then done to its end', async () => {
    const { tidier, clock, place } = aTidier(3)
    for (let n = 0; n < 5; n += 1) tidier.soon()
    await clock.advance(399)
    expect(place.done).toEqual([])
    await clock.advance(1)
    expect([place.left, clock.pending()]).toEqual([0, 0])
  })

  it('waits while a long history is written', async () => {
    const { tidier, clock, place } = aTidier(1)
    place.busy = true
    tidier.soon()
    await clock.advance(10_000)
    expect(place.left).toBe(1)
    place.busy = false
    await clock.advance(400)
    expect(place.left).toBe(0)
  })

  it('is told of while there is much of it, and when it is done', async () => {
    const { tidier, clock, place } = aTidier(70)
    tidier.soon()
    await clock.advance(400)
    expect(place.told).toEqual([38, 6, 0])
  })

  it('in one piece is nothing to tell of, also where there was much before', async () => {
    const { tidier, clock, place } = aTidier(2)
    for (const told of [[0], [0]]) {
      tidier.soon()
      await clock.advance(400)
      expect(place.told).toEqual(told)
      place.left = 1
    }
  })

  it('and fails is tried again after the next write', async () => {
    const { tidier, clock, place } = aTidier(1)
    place.breaks = true
    tidier.soon()
    await clock.advance(10_000)
    expect(clock.pending()).toBe(0)
    place.breaks = false
    tidier.soon()
    await clock.advance(400)
    expect(place.left).toBe(0)
  })

  it('is nobody’s business after the end', async () => {
    const { tidier, clock, place } = aTidier(3)
    tidier.soon()
    tidier.stop()
    tidier.soon()
    await clock.advance(10_000)
    expect([place.left, clock.pending()]).toEqual([3, 0])
  })
})
