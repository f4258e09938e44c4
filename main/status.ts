import type { AppState, Connection, LinkState, SchemaType } from '../preload/contract.ts'
import type { Clock, Undo } from './ports.ts'
import type { LinkStatus } from './server/socket.ts'

/** In a storm of news the window is told no more often than this, ms: what comes in between is told with the next. */
const TELL_MS = 20
/** So many in a row are told at once each: no state of a single call is left out. With these, 60 in a second at most. */
const AT_ONCE = 9

/** How true what is shown is, and by whose clock; tells its listeners once a turn, and 60 times a second at most. */
export interface Status {
  link(next: LinkStatus): void
  /** Something was heard just now. */
  heard(): void
  /** The server's clock, ms: exact from a frame, to the second from an HTTP date. */
  serverTime(ms: number): void
  serverDate(ms: number): void
  serverNow(): number
  connection(): Connection
  /** When the server's clock was last heard in a frame: a first word or an acknowledgement. Local Unix ms. */
  ackAt(): number | undefined
  stamp(): Pick<AppState, 'revision' | 'historyRevision' | 'catalogueRevision' | 'clockOffset'>
  changed(): void
  /** The same in this very turn, though others were just told: a call rings. A flood of those is told as any other. */
  now(): void
  historyChanged(): void
  /** What was read of these schema types may be out of date. */
  catalogueChanged(types: readonly SchemaType[]): void
  onChange(listener: () => void): Undo
  /** Each state of the link, as it becomes true, also those that the window never sees. */
  onLink(listener: (link: LinkState) => void): Undo
  stop(): void
}

export function createStatus({ clock }: { clock: Clock }): Status {
  const listeners = new Set<() => void>()
  const linkListeners = new Set<(link: LinkState) => void>()
  /** The server's clock minus our monotonic one: our own clock may be set while we run. */
  let offset: number | undefined
  let exact = false
  let revision = 0
  let historyRevision = 0
  let catalogueRevision: AppState['catalogueRevision'] = {}
  let syncedAt: number | undefined
  let ackAt: number | undefined
  let cancelTell: Undo | undefined
  /** How long the window has its share with what it was told. */
  let servedUntil = -Infinity
  let connection: Connection = { link: 'connecting', since: clock.wall(), staleSince: clock.wall() }

  function changed(): void {
    const ahead = servedUntil - clock.now()
    cancelTell ??= clock.after(Math.max(0, ahead - (AT_ONCE - 1) * TELL_MS), tell)
  }
  function tell(): void {
    cancelTell?.()
    cancelTell = undefined
    servedUntil = Math.max(servedUntil, clock.now()) + TELL_MS
    revision += 1
    for (const hear of listeners) hear()
  }
  const serverNow = () => (offset === undefined ? clock.wall() : clock.now() + offset)

  return {
    link({ link, retryInMs, problem }) {
      const now = clock.wall()
      const live = link === 'live'
      const isNew = link !== connection.link
      const kept =
        problem ?? (link === 'connecting' || link === 'reconnecting' ? connection.problem : undefined)
      if (live) syncedAt = now
      connection = {
        link,
        since: isNew ? now : connection.since,
        ...(!live && { staleSince: connection.staleSince ?? now }),
        ...(retryInMs !== undefined && { retryAt: now + retryInMs }),
        ...(kept && { problem: kept }),
      }
      if (isNew) for (const hear of linkListeners) hear(link)
      changed()
    },
    heard() {
      syncedAt = clock.wall()
    },
    serverTime(ms) {
      syncedAt = ackAt = clock.wall()
      offset = ms - clock.now()
      exact = true
      changed()
    },
    serverDate(ms) {
      if (!exact) offset = ms - clock.now()
    },
    serverNow,
    connection: () => ({ ...connection, ...(syncedAt !== undefined && { syncedAt }) }),
    ackAt: () => ackAt,
    stamp: () => ({
      revision,
      historyRevision,
      catalogueRevision,
      clockOffset: serverNow() - clock.wall(),
    }),
    changed,
    now() {
      const isFlood = servedUntil - clock.now() > 2 * AT_ONCE * TELL_MS
      if (connection.link === 'live' && !isFlood) tell()
      else changed()
    },
    historyChanged() {
      historyRevision += 1
      changed()
    },
    catalogueChanged(types) {
      catalogueRevision = { ...catalogueRevision }
      for (const type of types) catalogueRevision[type] = (catalogueRevision[type] ?? 0) + 1
      changed()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onLink(listener) {
      linkListeners.add(listener)
      return () => void linkListeners.delete(listener)
    },
    stop: () => cancelTell?.(),
  }
}
