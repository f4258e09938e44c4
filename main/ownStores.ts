import type { Notice, Session } from '../preload/contract.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Journal, Log, Ports } from './ports.ts'
import type { Store } from './store.ts'

/** The two stores of whoever is signed in: a cache that may go, and a journal that stays. */
export interface OwnStores {
  /** Opens what is this person's; nothing happens for whom they are open already. */
  use(who: Session): Promise<void>
  /** Closes both. What waits in the journal waits there for its owner. */
  leave(): Promise<void>
  /** Once it is open, if it is being opened. */
  journal(): Promise<Journal | undefined>
  notices(): Notice[]
}

const CACHE_NOTICE = { rebuilt: 'cacheRebuilt', newer: 'cacheNewer' } as const
const JOURNAL_NOTICE = {
  salvaged: 'journalSalvaged',
  newer: 'journalNewer',
  readOnly: 'journalReadOnly',
} as const

/** A phone without either still rings; what it cannot keep, it says. `changed` is told first that they are another's. */
export function createOwnStores(
  ports: Pick<Ports, 'openCache' | 'openJournal'> & {
    log: Log
    store: Pick<Store, 'open' | 'behind'>
    outbox: Pick<Outbox, 'open'>
    changed(): void
  },
): OwnStores {
  const { log, store, outbox } = ports
  let owner = ''
  let journal: Journal | undefined
  let found: Notice[] = []
  let opening: Promise<void> = Promise.resolve()

  const without = (phrase: string) => (error: unknown) =>
    void log(phrase, { reason: error instanceof Error ? error.name : 'unknown' })

  async function take(next: Journal | undefined): Promise<void> {
    const old = journal
    journal = next
    await outbox.open(next)
    await old?.close().catch(without('journal write failed'))
  }

  async function open(who: Session): Promise<void> {
    const cache = await ports.openCache(who).catch(without('cache could not be opened'))
    const kept = await ports.openJournal(who).catch(without('journal could not be opened'))
    const cacheNotice = cache && CACHE_NOTICE[cache.opened as keyof typeof CACHE_NOTICE]
    const journalNotice = kept && JOURNAL_NOTICE[kept.opened as keyof typeof JOURNAL_NOTICE]
    found = [cacheNotice, kept ? journalNotice : ('journalMissing' as const)].filter(
      (word) => word !== undefined,
    )
    await take(kept ?? undefined)
    await store.open(cache ?? undefined)
  }

  return {
    use(who) {
      const next = JSON.stringify([who.server, who.tenantId, who.userId])
      if (next === owner) return opening
      owner = next
      ports.changed()
      return (opening = opening.then(() => open(who)))
    },
    leave() {
      owner = ''
      found = []
      ports.changed()
      return (opening = opening.then(async () => {
        await take(undefined)
        await store.open(undefined)
      }))
    },
    journal: () => opening.then(() => journal),
    notices: () => [...found, ...(owner !== '' && store.behind() ? (['cacheBehind'] as const) : [])],
  }
}
