import { join } from 'node:path'
import { createOpenCache } from '../../main/cache/open.ts'
import { systemClock } from '../../main/desktop/clock.ts'
import { createStore, type Store } from '../../main/store.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'
import { inFolder, median, percentile, rounded, timed, type Size, type Verdict } from './measure.ts'
import { pagesOf, pasts } from './rows.ts'

const RINGS = 200
/** A ring may be this late at most, ms (QUALITY, "frame on the socket → ring"). */
const LATE_MS = 50

/** A ring while all of the history is written, against one while nothing is: from the store's door to its listeners. */
export function ringDuringResync({ rows }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    const store = createStore({ clock: systemClock, log: () => undefined })
    await store.open(
      await createOpenCache(join(folder, 'cache'))({ server: 's', tenantId: 't', userId: 'u' }),
    )
    const quiet = await rings(store, 0, () => true)
    let written = false
    store.onHistory(() => (written = true))
    for (const page of pagesOf(pasts(rows))) await store.apply({ workitems: page }, { bulk: true })
    const during = await rings(store, RINGS, () => !written)
    await store.open(undefined)
    const p95 = percentile(during, 0.95)
    return {
      bar: 'ringDuringResync',
      value: rounded(p95),
      floor: rounded(percentile(quiet, 0.95)),
      goal: LATE_MS,
      ok: p95 <= LATE_MS && during.length >= RINGS / 10,
      median: rounded(median(during)),
      quietMedian: rounded(median(quiet)),
      rings: during.length,
      rows,
    }
  })
}

/** Rings again and again while `goesOn`; answers how long each took to be told, ms. */
async function rings(store: Store, from: number, goesOn: () => boolean): Promise<number[]> {
  const all: number[] = []
  for (let n = from; n < from + RINGS && goesOn(); n += 1) {
    // At any moment of what else goes on.
    await new Promise((later) => setTimeout(later, 3))
    const call = aWorkitem({ workitemId: `ring${n}` })
    const offer = anOffer({ offerId: `offer${n}`, workitemId: call.workitemId })
    all.push(
      await timed(async () => {
        void store.apply({ workitems: [call] })
        await store.apply({ offers: [offer] })
      }),
    )
    if (!store.known().offers.has(offer.offerId)) throw new Error('a ring was lost')
  }
  return all
}
