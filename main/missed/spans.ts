import type { LinkState } from '../../preload/contract.ts'
import type { Clock, Journal, Log, Span, Undo } from '../ports.ts'

/** How old the record of a living link may be when the program is killed, ms. */
const EVERY_MS = 60_000

/** When the link was live, so that it can be said when it was not; kept in the journal. */
export interface Spans {
  open(journal: Journal | undefined): Promise<void>
  link(next: LinkState): void
  /** Something was heard just now. */
  heard(): void
  /** The program is about to end: what the link does from now on is its doing. */
  ended(): void
  all(): readonly Span[]
  /** Until when something was heard without a break after this moment, server ms. */
  until(from: number): number
  /** How long nothing has been heard before this moment, ms; 0 while live, and where nothing ever was. */
  awayMs(): number
  /** How old the socket is, ms. */
  socketMs(): number
}

export function createSpans(ports: { clock: Clock; log: Log; serverNow(): number }): Spans {
  const { clock, log } = ports
  const born = clock.now()
  let journal: Journal | undefined
  let spans: Span[] = []
  let current: Span | undefined
  let link: LinkState | undefined
  let heardAt = born
  let connectedAt = born
  let isEnding = false
  /** Asked anew on a living socket: that socket has lost nothing yet. */
  let isAsking = false
  let cancel: Undo = () => undefined
  /** Those that are not on the disk as they are, by their first moments. */
  let unwritten = new Map<number, Span>()
  let writing: Promise<unknown> = Promise.resolve()

  /** The server's clock at a moment of ours. */
  const serverAt = (moment: number) => Math.floor(ports.serverNow() - (clock.now() - moment))

  /** After the turn: the window hears that the link is live, and asks for its way back, before the disk has its turn. */
  function keep(span: Span): void {
    spans = [...spans.filter(({ since }) => since !== span.since), span]
    if (unwritten.size === 0) clock.after(0, write)
    unwritten.set(span.since, span)
  }
  function write(): void {
    const dirty = [...unwritten.values()]
    unwritten = new Map()
    const to = journal
    for (const span of dirty)
      writing = writing.then(() => to?.keepSpan(span)).catch(() => log('journal write failed'))
  }
  function goOn(): void {
    if (current) keep((current = { ...current, until: Math.max(current.since, serverAt(heardAt)) }))
    cancel = clock.after(EVERY_MS, goOn)
  }
  function begin(): void {
    const last = spans.at(-1)
    const now = serverAt(clock.now())
    const started = serverAt(born)
    const since = Math.max(now, (last?.since ?? 0) + 1)
    current =
      isAsking && last ? { ...last, until: Math.max(now, last.since) } : { since, until: since, started }
    if (isAsking) delete current.why
    isAsking = false
    heardAt = clock.now()
    cancel()
    keep(current)
    cancel = clock.after(EVERY_MS, goOn)
  }
  function end(why: Span['why'] & string): void {
    cancel()
    if (current) keep({ ...current, until: Math.max(current.since, serverAt(heardAt)), why })
    current = undefined
  }
  /** Why it does not come back is worth more than why it went. */
  function known(why: LinkState): void {
    const last = spans.at(-1)
    if (last && ['expired', 'replaced', 'signedOut'].includes(why)) keep({ ...last, why })
  }

  return {
    async open(next) {
      write()
      await writing
      journal = next
      current = undefined
      cancel()
      spans = (await next?.spans().catch(() => undefined)) ?? []
    },
    link(next) {
      if (next === 'syncing' && link !== 'live') connectedAt = clock.now()
      const before = link
      link = next
      if (isEnding || next === before) return
      if (next === 'syncing' && before === 'live') isAsking = current !== undefined
      else if (next !== 'live' && next !== 'syncing') isAsking = false
      if (next === 'live') begin()
      else if (current) end(next)
      else known(next)
    },
    heard: () => void (heardAt = clock.now()),
    ended() {
      isEnding = true
      if (current) end('off')
    },
    all: () => spans,
    until(from) {
      const span = spans.find(({ until }) => until >= from)
      return span === undefined ? from : span.since === current?.since ? serverAt(heardAt) : span.until
    },
    awayMs() {
      const last = spans.at(-1)
      return current || !last ? 0 : Math.max(0, Math.floor(ports.serverNow() - last.until))
    },
    socketMs: () => Math.max(0, Math.floor(clock.now() - connectedAt)),
  }
}
