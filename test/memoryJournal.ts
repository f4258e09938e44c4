import type { Entry, Journal, JournalOpened, Span } from '../main/ports.ts'
import type { Draft, Ring } from '../preload/contract.ts'

/** What a journal has on its disk; two journals over one disk are a restart. */
export interface JournalDisk {
  entries: Entry[]
  drafts: Draft[]
  shown: Set<string>
  rings: Map<string, Ring>
  spans: Map<number, Span>
  born: number
  /** Each write waits for this first, and is not made where it rejects. */
  write(): Promise<void>
}

export const journalDisk = (): JournalDisk => ({
  entries: [],
  drafts: [],
  shown: new Set(),
  rings: new Map(),
  spans: new Map(),
  born: 0,
  write: () => Promise.resolve(),
})

/** A journal in memory, over a disk that can be slow or full. */
export function memoryJournal(disk: JournalDisk, opened: JournalOpened = 'kept'): Journal {
  const same = (about: string, field: string) => (one: Draft) => one.about === about && one.field === field
  return {
    opened,
    entries: async () => disk.entries.map((entry) => ({ ...entry })),
    async add(fresh) {
      await disk.write()
      const entry: Entry = { ...fresh, id: (disk.born += 1), attempted: false, fate: 'waiting' }
      disk.entries.push(entry)
      return { ...entry }
    },
    async change(id, change) {
      await disk.write()
      disk.entries = disk.entries.map((one) => (one.id === id ? { ...one, ...change } : one))
    },
    async remove(id) {
      await disk.write()
      disk.entries = disk.entries.filter((one) => one.id !== id)
    },
    async finish(id) {
      await disk.write()
      disk.entries = disk.entries.filter((one) => one.id !== id)
    },
    drafts: async () => [...disk.drafts],
    async keepDraft({ about, field, text }) {
      await disk.write()
      disk.drafts = disk.drafts.filter((one) => !same(about, field)(one))
      if (text !== null) disk.drafts.push({ about, field, text })
    },
    shown: async () => [...disk.shown],
    async markShown(ids) {
      await disk.write()
      ids.forEach((id) => disk.shown.add(id))
    },
    rings: async (ids) => [...disk.rings.values()].filter(({ workitemId }) => ids.includes(workitemId)),
    lastRings: async (count) => [...disk.rings.values()].toReversed().slice(0, count),
    async keepRing(ring) {
      await disk.write()
      disk.rings.set(ring.offerId, ring)
    },
    spans: async () => [...disk.spans.values()],
    async keepSpan(span) {
      await disk.write()
      disk.spans.set(span.since, span)
    },
    trim: async () => false,
    close: async () => undefined,
  }
}
