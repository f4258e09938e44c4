import { NO_POLICY, ruled, type Health, type Notice, type Session } from '../preload/contract.ts'
import { isUrgent } from '../preload/lifecycle.ts'
import { watchWrites } from './journal/watched.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Cache, Journal, Log, Ports } from './ports.ts'
import { createRetention, type Retention } from './retention/retention.ts'
import type { Store } from './store.ts'

/** The two stores of whoever is signed in: a cache that may go, and a journal that stays. */
export interface OwnStores extends Retention {
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

/** How long ended contacts stay, where nobody says. */
const USUAL_DAYS = 90

const CACHE_NOTICE = { rebuilt: 'cacheRebuilt', newer: 'cacheNewer' } as const
const JOURNAL_NOTICE = {
  salvaged: 'journalSalvaged',
  newer: 'journalNewer',
  readOnly: 'journalReadOnly',
} as const

const nameOf = ({ server, tenantId, userId }: Session): string => JSON.stringify([server, tenantId, userId])

/** A phone without either still rings; what it cannot keep, it says. `changed` is told first that they are another's. */
export function createOwnStores(
  ports: Pick<Ports, 'clock' | 'openCache' | 'openJournal' | 'policy' | 'sweep' | 'wiper'> & {
    log: Log
    store: Pick<Store, 'open' | 'behind' | 'known'>
    serverNow(): number
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
  let cache: Cache | undefined
  let here: Session | undefined
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

  const retention = createRetention({
    clock: ports.clock,
    serverNow: ports.serverNow,
    days: ruled(ports.policy ?? NO_POLICY, 'retentionDays') ?? USUAL_DAYS,
    busy: () => isUrgent(store.known()),
    async trim(before) {
      // Whose drafts nobody knows loses nothing.
      if (!journal || !cache) return false
      const [entries, drafts] = await Promise.all([journal.entries(), journal.drafts()])
      // What somebody has still to do with a contact may need all of it.
      const spared = [
        ...entries.flatMap(({ workitemId = [] }) => workitemId),
        ...drafts.map(({ about }) => about),
      ]
      const more = [await cache.trim(before, spared), await journal.trim(before).catch(() => false)]
      return more.includes(true)
    },
    sweep: async (before) => here && ports.sweep?.(before, here),
  })

  async function open(who: Session): Promise<void> {
    const name = nameOf(who)
    // Once: a disk that spoils whatever it is given must not cost the link again and again.
    const anew = () => {
      if (name !== owner || found.includes('cacheRebuilt')) return
      log('cache was damaged')
      found.push('cacheRebuilt')
      ports.rebuilt()
    }
    here = who
    cache = undefined
    await ports.wiper?.spare(who)
    const opened = (await ports.openCache(who, anew).catch(without('cache could not be opened'))) ?? undefined
    const kept = await ports.openJournal(who).catch(without('journal could not be opened'))
    const cacheNotice = opened && CACHE_NOTICE[opened.opened as keyof typeof CACHE_NOTICE]
    const journalNotice = kept && JOURNAL_NOTICE[kept.opened as keyof typeof JOURNAL_NOTICE]
    found = [cacheNotice, kept ? journalNotice : ('journalMissing' as const)].filter(
      (word) => word !== undefined,
    )
    await take(kept ?? undefined)
    cache = opened
    await store.open(opened)
  }

  return {
    ...retention,
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
      retention.end()
      ports.changed()
      return (opening = opening.then(async () => {
        cache = here = undefined
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
