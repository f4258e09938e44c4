import type { ClientFrame, Event, ServerFrame, Snapshot } from '../../preload/contract.ts'
import type { Heard } from '../../preload/lifecycle.ts'
import type { Clock, Log, Undo } from '../ports.ts'
import type { Road } from '../store.ts'
import { readEvent, readFrame } from './frames.ts'
import { createHeartbeat, type Heartbeat } from './heartbeat.ts'
import type { Hearer } from './hearer.ts'
import { resumable, type Memory } from './memory.ts'
import { judge, type Position } from './sequence.ts'

/** How long the server may take for its next word while we wait for one, ms. */
const STEP_MS = 8_000

export interface Conversation {
  frame(text: string): void
  reauth(ticket: string): void
  quicken(): void
  /** Asks at once whether the connection lives, and is impatient for the answer; one that only begins has its own patience. */
  check(): void
  stop(): void
}

/** One connection's talk with the server (PROTOCOL 5): identify or resume, then events in their order. */
export function createConversation(ports: {
  clock: Clock
  log: Log
  memory: Memory
  deviceId: string
  ticket: string
  cursor(): Promise<string | undefined>
  openIds(): Iterable<string>
  urgent(): boolean
  send(frame: ClientFrame): void
  hearer: Hearer
}): Conversation {
  const { clock, memory, hearer, log } = ports
  let heart: Heartbeat | undefined
  let heartbeatMs = Infinity
  let sessionId = ''
  let resuming = false
  /** The page that has to come next; 0 where none has. */
  let nextPage = 0
  /** How often it was doubted that what is shown is true: an older `fresh` does not lift a newer doubt. */
  let doubts = 0
  let newTicket: string | undefined
  let over = false
  let last: Promise<void> = Promise.resolve()
  let cancelStep: Undo = wait('hello')

  function wait(word: string): Undo {
    return clock.after(STEP_MS, () => finish(`no ${word}`, false))
  }
  function expect(word: string): void {
    cancelStep()
    cancelStep = wait(word)
  }
  function finish(reason: string, identify: boolean): void {
    if (over) return
    stop()
    hearer.over(reason, identify)
  }
  function stop(): void {
    over = true
    cancelStep()
    heart?.stop()
  }
  /** Fresh once everything heard so far is in memory. */
  function fresh(): void {
    const then = doubts
    cancelStep()
    void last.then(() => !over && doubts === then && hearer.fresh())
  }
  function stale(): void {
    doubts += 1
    hearer.stale()
  }
  function tell(heard: Heard, road: Road): void {
    last = hearer.heard(heard, road)
  }

  function hello(frame: { heartbeatMs: number; serverTime: number }): void {
    heartbeatMs = frame.heartbeatMs
    const position = resumable(memory, frame.serverTime)
    if (position) return resume(position, ports.ticket)
    expect('welcome')
    void ports.cursor().then((cursor) => {
      if (over) return
      const { ticket, deviceId } = ports
      ports.send({ type: 'identify', ticket, deviceId, ...(cursor !== undefined && { cursor }) })
    })
  }

  function resume({ sessionId, epoch, seq }: Position, ticket?: string): void {
    resuming = true
    expect('answer to resume')
    const { deviceId } = ports
    ports.send({ type: 'resume', ...(ticket && { ticket }), deviceId, sessionId, epoch, lastSeq: seq })
  }

  /** On a gap: stop, ask for what was missed. Half a snapshot cannot be resumed. */
  function gap(why: string): void {
    if (resuming) return
    if (heartbeatMs === Infinity) return finish('bad frame', false)
    log('gap in the event stream', { reason: why })
    stale()
    if (!memory.position || !memory.complete) return finish('gap before the snapshot ended', true)
    resume(memory.position)
  }

  function beginHeart(): void {
    heart ??= createHeartbeat({
      clock,
      heartbeatMs,
      urgent: ports.urgent,
      beat: () => ports.send({ type: 'heartbeat', lastSeq: memory.position?.seq ?? 0 }),
      dead: () => finish('no acknowledgement', false),
    })
    reauth(newTicket)
  }

  /** A new ticket means something to a server that has let us in, and to no other. */
  function reauth(ticket: string | undefined): void {
    newTicket = heart ? undefined : ticket
    if (heart && !over && ticket !== undefined) ports.send({ type: 'reauth', ticket })
  }

  function page(frame: Snapshot): void {
    const { page, epoch, seq, agent, offers, openIds, workitems, more } = frame
    if (page !== nextPage) return finish('page out of order', true)
    nextPage = more ? page + 1 : 0
    memory.complete = !more
    const cursor = vouched(frame)
    if (page === 1) {
      memory.position = { sessionId, epoch, seq }
      const named = new Set(openIds)
      const ended = openIds ? [...ports.openIds()].filter((id) => !named.has(id)) : []
      tell(
        {
          ...(agent && { agent }),
          ...(offers && { offers, allOffers: true }),
          ...(openIds && { openIds }),
          workitems,
        },
        { cursor },
      )
      if (ended.length > 0) hearer.unsure(ended)
      fresh()
    } else tell({ workitems }, { cursor, bulk: true })
  }

  /** A cursor before the last page would vouch for pages that may never come. */
  const vouched = ({ cursor }: { cursor?: string | undefined }) => (memory.complete ? cursor : undefined)

  function event(frame: Event): void {
    const { position } = memory
    if (!position) return
    const verdict = judge(position, frame)
    if (verdict !== 'next') return verdict === 'gap' ? gap('a number is missing') : undefined
    memory.position = { ...position, seq: frame.seq }
    const request = frame.cause?.requestId
    const said = () =>
      log('event', { name: frame.name, seq: frame.seq, ...(request !== undefined && { request }) })
    const news = readEvent(frame)
    if (news.kind === 'heard') {
      tell(news.heard, { cursor: vouched(frame) })
      // A ring waits for no line of the log.
      return void last.then(said)
    }
    said()
    if (news.kind === 'catalogue') return hearer.catalogueChanged(news.type)
    const { name, seq, workitemId } = frame
    log(news.kind === 'nothing' ? 'news without use' : 'unreadable event', { name, seq })
    if (news.kind === 'nothing') return
    if (workitemId !== undefined) hearer.unsure([workitemId])
    // A workitem can be asked for; an offer or a status comes again only with the whole list.
    if (!news.workitem || workitemId === undefined) finish('unreadable event', true)
  }

  function take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'hello':
        hearer.serverTime(frame.serverTime)
        return hello(frame)
      case 'welcome':
        hearer.serverTime(frame.serverTime)
        sessionId = frame.sessionId
        resuming = false
        memory.complete = false
        memory.position = undefined
        memory.resumeWindowMs = frame.resumeWindowMs
        memory.heardAt = frame.serverTime
        nextPage = 1
        beginHeart()
        return expect('snapshot')
      case 'snapshot':
        return page(frame)
      case 'event':
        return event(frame)
      case 'resumed':
        resuming = false
        beginHeart()
        if ((memory.position?.seq ?? -1) < frame.toSeq) return finish('resumed in part', true)
        return fresh()
      case 'resync':
        log('resync', { reason: frame.reason })
        stale()
        memory.position = undefined
        return expect('welcome')
      case 'heartbeatAck':
        heart?.ack()
        memory.heardAt = frame.serverTime
        hearer.serverTime(frame.serverTime)
        if (memory.position && frame.seq > memory.position.seq) gap('the server is ahead')
        return
      case 'goaway':
        return hearer.goaway(frame.withinMs, frame.resumable)
      case 'error':
        return log('the server says', { code: frame.code })
      default:
        return frame satisfies never
    }
  }

  return {
    frame(text) {
      if (over) return
      heart?.heard()
      const read = readFrame(text)
      if (read.kind === 'frame') return take(read.frame)
      log('odd frame', { reason: read.kind })
      if (read.kind === 'odd') return
      memory.badFrames += 1
      if (read.kind === 'bad' && memory.badFrames === 1) return gap('a frame could not be read')
      finish(`${read.kind} frame`, true)
    },
    reauth,
    quicken: () => heart?.quicken(),
    check: () => heart?.check(),
    stop,
  }
}
