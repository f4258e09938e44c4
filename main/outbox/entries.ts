import type { Outgoing } from '../../preload/contract.ts'
import type { Entry, EntryChange, Journal, Log, NewEntry, Undo } from '../ports.ts'

/** The entries of the outbox: on the disk first, then in memory, then told. Oldest first. */
export interface Entries {
  /** Takes up what waits in this journal; closing it is its owner's business. */
  open(journal: Journal | undefined): Promise<void>
  all(): readonly Entry[]
  find(id: number): Entry | undefined
  /** `undefined` where it could not be written. */
  add(entry: NewEntry): Promise<Entry | undefined>
  /** Rejects, and nothing has changed, where the disk refuses. */
  change(id: number, change: EntryChange): Promise<void>
  /** Confirmed by the server, or given up. Never rejects. */
  drop(id: number, how: 'finish' | 'remove'): Promise<void>
  onChange(listener: () => void): Undo
}

export function createEntries({ log }: { log: Log }): Entries {
  let journal: Journal | undefined
  let entries: readonly Entry[] = []
  const listeners = new Set<() => void>()

  function become(next: readonly Entry[]): void {
    entries = next
    listeners.forEach((hear) => hear())
  }
  const trouble = (error: unknown): undefined =>
    void log('journal write failed', { reason: error instanceof Error ? error.name : 'unknown' })

  return {
    async open(next) {
      journal = next
      become((await next?.entries().catch(trouble)) ?? [])
    },
    all: () => entries,
    find: (id) => entries.find((entry) => entry.id === id),
    async add(fresh) {
      // What a later version wrote is only read, and so is what may not be written.
      if (!journal || journal.opened === 'newer' || journal.opened === 'readOnly') return undefined
      const entry = await journal.add(fresh).catch(trouble)
      if (entry) become([...entries, entry])
      return entry
    },
    async change(id, change) {
      await journal?.change(id, change).catch((error: unknown) => {
        trouble(error)
        throw error
      })
      become(entries.map((one) => (one.id === id ? { ...one, ...change } : one)))
    },
    async drop(id, how) {
      // Where the disk refuses, a restart sends it again with its key, and the server knows the key.
      await journal?.[how](id).catch(trouble)
      become(entries.filter((one) => one.id !== id))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** What the window is told: the words only of what came back to the person. */
export function shown({ id, name, workitemId, at, fate, attempted, failure, input }: Entry): Outgoing {
  return {
    id,
    name,
    at,
    fate,
    attempted,
    ...(workitemId !== undefined && { workitemId }),
    ...(failure && { failure }),
    ...(fate !== 'waiting' && { input }),
  }
}
