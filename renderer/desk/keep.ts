import type { AppState } from '../../preload/contract.ts'

type Versioned = { version: number }

/** The known object wherever its version is unchanged, so that only what changed is painted again. */
function keep<T extends Versioned>(known: readonly T[], heard: readonly T[], id: (item: T) => string): T[] {
  const byId = new Map(known.map((item) => [id(item), item]))
  const kept = heard.map((item) => {
    const before = byId.get(id(item))
    return before?.version === item.version ? before : item
  })
  const same = kept.length === known.length && kept.every((item, index) => item === known[index])
  return same ? (known as T[]) : kept
}

/** The known one where it says the same; it has no version, and changes once a day. */
const keepSame = <T>(known: T, heard: T): T =>
  JSON.stringify(known) === JSON.stringify(heard) ? known : heard

/** The new state, made of the old one's objects as far as they still hold. */
export function keepUnchanged(before: AppState | undefined, heard: AppState): AppState {
  if (!before) return heard
  return {
    ...heard,
    ...(heard.session && { session: keepSame(before.session, heard.session) ?? heard.session }),
    workitems: keep(before.workitems, heard.workitems, (item) => item.workitemId),
    offers: keep(before.offers, heard.offers, (offer) => offer.offerId),
  }
}
