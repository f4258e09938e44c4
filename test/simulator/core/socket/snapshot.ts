import type { Core } from '../core.ts'
import { userOf } from '../core.ts'
import { pendingOffers } from '../offers.ts'
import { openRows, rowsAfter } from '../rows.ts'
import type { Workitem } from '../shapes.ts'
import { now } from '../time.ts'
import { cursorAt, readCursor } from './cursor.ts'
import { streamOf } from './stream.ts'

/** Workitems of one page, in bytes of JSON: well below the frame limit of 1 MiB. */
export const PAGE_BYTES = 256 * 1024
/** Between two pages, so that a live event never waits for a long history; ms. */
export const PAGE_GAP_MS = 1
const WITHOUT_CURSOR_MS = 30 * 24 * 3_600_000

/** What a snapshot may hold when the control plane wants it so: the client is to lose this one item and no other. */
const ODD_ITEM = { workitemId: 7, state: ['not a workitem'] }

const encoder = new TextEncoder()
const bytesOf = (item: Workitem): number => encoder.encode(JSON.stringify(item)).length

/** Takes from `ids` what fits on a page, from the front on; at least one. What has changed since goes by event instead. */
function takePage(core: Core, ids: string[], upTo: number): Workitem[] {
  const items: Workitem[] = []
  let bytes = 0
  let taken = 0
  for (const id of ids) {
    const item = core.world.rows.get(id)?.item
    if (item && item.version <= upTo) {
      bytes += bytesOf(item)
      if (items.length > 0 && bytes > core.pages.bytes) break
      items.push(item)
    }
    taken += 1
  }
  // At once: of a hundred thousand, one after the other would cost more than all else that a server does.
  ids.splice(0, taken)
  return items
}

/** Open work, voice first, then in the order in which it came. */
function openWork(core: Core, userId: string): string[] {
  const voiceFirst = (item: Workitem) => (item.channelType === 'voice' ? 0 : 1)
  const items = openRows(core, userId).map((row) => row.item)
  items.sort((a, b) => voiceFirst(a) - voiceFirst(b) || a.createdAt - b.createdAt)
  return items.map((item) => item.workitemId)
}

interface Changed {
  /** Version from which the history is told. */
  since: number
  /** In the order of their versions, so that each page's cursor is a place to continue from. */
  ids: string[]
}
function changedSince(core: Core, userId: string, cursor: string | undefined): Changed {
  const from = readCursor(core, cursor)
  const oldest = now(core) - WITHOUT_CURSOR_MS
  const rows = from === undefined ? [...core.world.rows.values()] : rowsAfter(core.world, from)
  const items = rows.flatMap(({ owner, item }) => {
    const isPast = owner === userId && item.state === 'terminated'
    return isPast && (from !== undefined || item.modifiedAt >= oldest) ? [item] : []
  })
  items.sort((a, b) => a.version - b.version)
  // Without a cursor the place before the first page is right before the oldest item that will be told.
  const since = from ?? (items[0]?.version ?? core.world.lastVersion + 1) - 1
  return { since, ids: items.map((item) => item.workitemId) }
}

/** A `snapshot` frame; the rest of it is for the wire alone. */
export interface SnapshotPage {
  type: 'snapshot'
  page: number
  more: boolean
}

/**
 * The pages of a snapshot (PROTOCOL 5, `snapshot`), each read when it is asked for. `seq` is fixed before the state is
 * read; page 1 holds the agent, the offers and the open work, later ones what else has changed since `cursor`.
 */
export function* snapshotPages(
  core: Core,
  userId: string,
  cursor: string | undefined,
): Generator<SnapshotPage, void> {
  const { seq } = streamOf(core, userId)
  const upTo = core.world.lastVersion
  const { epoch } = core
  const open = openWork(core, userId)
  const { since, ids } = changedSince(core, userId, cursor)
  const head = {
    agent: userOf(core, userId).agent,
    offers: pendingOffers(core, userId).map((row) => row.offer),
    openIds: [...open],
  }
  let place = since
  for (let page = 1; page === 1 || open.length + ids.length > 0; page += 1) {
    const isOpenWork = open.length > 0
    const items = takePage(core, isOpenWork ? open : page === 1 ? [] : ids, upTo)
    if (!isOpenWork) place = items.at(-1)?.version ?? place
    const odd = page === 1 && core.oddItems > 0 ? [ODD_ITEM] : []
    core.oddItems -= odd.length
    const more = open.length + ids.length > 0
    const frame = {
      type: 'snapshot' as const,
      page,
      epoch,
      seq,
      ...(page === 1 ? head : {}),
      workitems: [...odd, ...items],
      cursor: cursorAt(more ? place : upTo),
      more,
    }
    yield frame
  }
}
