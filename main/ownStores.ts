import type { Health, Notice, Session } from '../preload/contract.ts'
import { watchWrites } from './journal/watched.ts'
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
  /** Is what is typed and asked for on the disk? */
  written(): Health['journal']
}

const CACHE_NOTICE = { rebuilt: 'cacheRebuilt', newer: 'cacheNewer' } as const
const JOURNAL_NOTICE = {
  salvaged: 'journalSalvaged',
  newer: 'journalNewer',
  readOnly: 'journalReadOnly',
} as const

const nameOf = ({ server, tenantId, userId }: Session): string => JSON.stringify([server, tenantId, userId])

/** A phone without either still rings; what it cannot keep, it says. `changed` is told first that they are another's. */
export function createOwnStores(
  ports: Pick<Ports, 'openCache' | 'openJournal'> & {
    log: Log
    store: Pick<Store, 'open' | 'behind'>
    /** Who keeps something in the journal. */
    users: readonly Pick<Outbox, 'open'>[]
    changed(): void
    /** The cache has lost all that it held: what was heard is to be heard again. */
    rebuilt(): void
    /** What `written` says has changed. */
    told(): void
  },
): OwnStores {
  const { log, store, users } = ports
  let owner = ''
  let journal: Journal | undefined
  let isTaken = true
  let found: Notice[] = []
  let opening: Promise<void> = Promise.resolve()

  const without = (phrase: string) => (error: unknown) =>
    void log(phrase, { reason: error instanceof Error ? error.name : 'unknown' })

  function tell(taken: boolean): void {
    if (taken === isTaken) return
    isTaken = taken
    ports.told()
  }

  async function take(next: Journal | undefined): Promise<void> {
    const old = journal
    isTaken = true
    journal = next && watchWrites(next, tell)
    for (const user of users) await user.open(journal)
    await old?.close().catch(without('journal write failed'))
  }

  async function open(who: Session): Promise<void> {
    const name = nameOf(who)
    // Once: a disk that spoils whatever it is given must not cost the link again and again.
    const anew = () => {
      if (name !== owner || found.includes('cacheRebuilt')) return
      log('cache was damaged')
      found.push('cacheRebuilt')
      ports.rebuilt()
    }
    const cache = await ports.openCache(who, anew).catch(without('cache could not be opened'))
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
      const next = nameOf(who)
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
    written() {
      if (owner === '') return 'closed'
      if (!journal) return 'missing'
      return ['newer', 'readOnly'].includes(journal.opened) ? 'readOnly' : isTaken ? 'writable' : 'failing'
    },
    journal: () => opening.then(() => journal),
    notices: () => [...found, ...(owner !== '' && store.behind() ? (['cacheBehind'] as const) : [])],
  }
}
