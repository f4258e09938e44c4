import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WORKITEM_STATES } from '../../preload/contract.ts'
import {
  diff,
  forward,
  nothingKnown,
  reduce,
  reduceAll,
  type Change,
  type Heard,
  type Known,
} from '../../preload/lifecycle.ts'
import { anAgent, anOffer, aWorkitem } from '../fixtures.ts'

/** The life of a few calls: each version once, its state a function of id and version, as a server would tell it. */
const IDS = ['w1', 'w2', 'w3']
const LAST = 6
const stateAt = (id: string, version: number) =>
  version === LAST ? 'terminated' : (WORKITEM_STATES[(id.charCodeAt(1) + version) % 7] ?? 'active')
const workitem = (id: string, version: number): Heard => ({
  workitems: [aWorkitem({ workitemId: id, version, state: stateAt(id, version) })],
})
const offer = (id: string, version: number): Heard => ({
  offers: [anOffer({ offerId: id, version, state: version === LAST ? 'expired' : 'pending' })],
})
const news = fc
  .record({ id: fc.constantFrom(...IDS), version: fc.integer({ min: 0, max: LAST }), offered: fc.boolean() })
  .map(({ id, version, offered }) => (offered ? offer(id, version) : workitem(id, version)))
const stream = fc.array(news, { maxLength: 40 })

const play = (all: readonly Heard[]): Known => all.reduce(reduce, nothingKnown)
const sorted = (changes: readonly Change[]) =>
  [...changes].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
const seen = ({ workitems, offers }: Known) => ({
  workitems: [...workitems].sort(([a], [b]) => a.localeCompare(b)),
  offers: [...offers].sort(([a], [b]) => a.localeCompare(b)),
})

describe('whatever road news takes', () => {
  it('any order, with any repeats, ends the same', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat()), (told, picks) => {
        const repeated = picks.flatMap((pick) => told[pick % Math.max(1, told.length)] ?? [])
        const shuffled = [...told, ...repeated]
          .map((one, i) => ({ one, key: ((picks[i % Math.max(1, picks.length)] ?? 0) * (i + 7)) % 101 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(seen(play(shuffled))).toEqual(seen(play(told)))
      }),
      { numRuns: 500 },
    )
  })

  it('a version never goes back, and nothing that ended is open again', () => {
    fc.assert(
      fc.property(stream, (told) => {
        let known = nothingKnown
        for (const heard of told) {
          const next = reduce(known, heard)
          for (const [id, item] of known.workitems) {
            const now = next.workitems.get(id)
            if (now) expect(now.version).toBeGreaterThanOrEqual(item.version)
          }
          for (const [grave, version] of known.ended) {
            expect(next.ended.get(grave)).toBeGreaterThanOrEqual(version)
            expect(next.workitems.has(grave.replace('workitem/', ''))).toBe(false)
          }
          known = next
        }
      }),
      { numRuns: 300 },
    )
  })

  it('hearing it all again gives the very same object, and no difference', () => {
    fc.assert(
      fc.property(stream, (told) => {
        const known = play(told)
        for (const heard of told) expect(reduce(known, heard)).toBe(known)
      }),
      { numRuns: 300 },
    )
  })

  it('the difference, applied to what was, gives what is', () => {
    fc.assert(
      fc.property(stream, stream, (first, then) => {
        const before = play(first)
        const after = then.reduce(reduce, before)
        const rebuilt = new Map(before.workitems)
        for (const change of diff(before, after))
          if (change.kind === 'workitem') {
            expect(change.before).toBe(before.workitems.get(change.id))
            if (change.after) rebuilt.set(change.id, change.after)
            else rebuilt.delete(change.id)
          }
        expect(new Map([...rebuilt].sort())).toEqual(new Map([...after.workitems].sort()))
      }),
      { numRuns: 300 },
    )
  })

  it('taken in together it comes to the same as one after the other, step by step', () => {
    const whole = fc.oneof(
      news,
      fc.subarray(IDS).map((openIds): Heard => ({ openIds })),
      fc
        .subarray(IDS)
        .map((ids): Heard => ({ offers: ids.map((offerId) => anOffer({ offerId })), allOffers: true })),
      fc.constantFrom(...IDS).map((goneId): Heard => ({ goneId })),
      fc.nat(3).map((version): Heard => ({ agent: anAgent({ version }) })),
    )
    fc.assert(
      fc.property(stream, fc.array(whole, { maxLength: 20 }), (first, then) => {
        const before = play(first)
        const together = reduceAll(before, then)
        const step = forward(before)
        let alone = before
        for (const [i, heard] of then.entries()) {
          const next = reduce(alone, heard)
          const changes = together.changes[i] ?? []
          expect(sorted(changes)).toEqual(sorted(diff(alone, next)))
          expect({ ...step(changes), ended: next.ended }).toEqual(next)
          alone = next
        }
        expect(together.known).toEqual(alone)
        expect(together.known === before).toBe(alone === before)
      }),
      { numRuns: 500 },
    )
  })
})
