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

/** The new state, made of the old one's objects as far as they still hold. */
export function keepUnchanged(before: AppState | undefined, heard: AppState): AppState {
  if (!before) return heard
  return {
    ...heard,
    workitems: keep(before.workitems, heard.workitems, (item) => item.workitemId),
    offers: keep(before.offers, heard.offers, (offer) => offer.offerId),
  }
}
