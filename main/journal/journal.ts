import type { Journal, JournalOpened } from '../ports.ts'
import { promised, type Db } from '../sqlite.ts'
import { createDraftRows } from './drafts.ts'
import { createOutboxRows } from './outbox.ts'
import { createRingRows } from './rings.ts'
import { createShownRows } from './shown.ts'
import { createSpanRows } from './spans.ts'
import { createTrimming } from './trimming.ts'

/** The journal over SQLite: each promise is kept when it resolves, and not before. */
export function createJournal(db: Db, opened: JournalOpened): Journal {
  const outbox = createOutboxRows(db)
  const drafts = createDraftRows(db)
  const shown = createShownRows(db)
  const rings = createRingRows(db)
  const spans = createSpanRows(db)
  const trim = createTrimming(db)
  const finish = db.transaction((id: number) => {
    const entry = outbox.find(id)
    outbox.remove(id)
    if (entry) drafts.sent(entry.workitemId ?? entry.name, entry.input)
  })
  const addShown = db.transaction((ids: readonly string[], at: number) => shown.add(ids, at))
  return {
    opened,
    entries: () => promised(outbox.all),
    add: (entry) => promised(() => outbox.add(entry)),
    change: (id, change) => promised(() => outbox.change(id, change)),
    remove: (id) => promised(() => outbox.remove(id)),
    finish: (id) => promised(() => finish.immediate(id)),
    drafts: () => promised(drafts.all),
    keepDraft: ({ about, field, text }) => promised(() => drafts.put(about, field, text)),
    shown: () => promised(shown.all),
    markShown: (ids, at) => promised(() => addShown.immediate(ids, at)),
    rings: (workitemIds) => promised(() => rings.of(workitemIds)),
    lastRings: (count) => promised(() => rings.last(count)),
    keepRing: (ring) => promised(() => rings.put(ring)),
    spans: () => promised(spans.all),
    keepSpan: (span) => promised(() => spans.put(span)),
    trim: (before) => promised(() => trim(before)),
    close: () => promised(() => void db.close()),
  }
}
