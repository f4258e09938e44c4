import type { Failure, LinkState, Result, TicketAnswer } from '../../preload/contract.ts'
import { failure, SUB_PROTOCOL } from '../../preload/contract.ts'
import type { Clock, Log, OpenSocket, Socket, Undo } from '../ports.ts'
import { createBackoff } from './backoff.ts'
import { createConversation, type Conversation } from './conversation.ts'
import type { Hearer } from './hearer.ts'
import type { Memory } from './memory.ts'

/** A link that was live for so long has earned a fresh start of its counters, ms. */
const HEALTHY_MS = 60_000
/** Closed because of a frame that is too large or no text: asking for it again would end the same (RFC 6455, 7.4.1). */
const UNTAKEN = [1007, 1009]
/** How often the server may call us out of order before we stop insisting (PROTOCOL 5, 4004). */
const PROTOCOL_ERRORS = 3

export interface LinkStatus {
  link: LinkState
  /** Pause until the next attempt, ms from now. */
  retryInMs?: number
  problem?: Failure
}

export interface Link {
  start(): void
  /** Ends for good, or until `start`. */
  stop(status: LinkStatus): void
  /** The socket counts as dead; connect at once. */
  wake(): void
  /** It is asked at once whether it lives; where there is a pause before the next attempt, it ends. */
  check(): void
  /** A new token: tell the living connection. */
  reauth(): void
  quicken(): void
  /** What is known cannot be true: connect anew, and ask for all of it. */
  resync(): void
  /** Forget the stream: another user, another cache. */
  forget(): void
}

/** The one connection: attempts, close codes, back-off (PROTOCOL 5). What is said on it is the conversation's. */
export function createLink(ports: {
  clock: Clock
  log: Log
  random(): number
  openSocket: OpenSocket
  /** What is open was reached over a network that may be gone. */
  distrust(): void
  deviceId(): string
  /** Does whatever it takes to be let in: signs in, opens the session, fetches a ticket. */
  admit(): Promise<Result<TicketAnswer>>
  ticket(): Promise<Result<TicketAnswer>>
  cursor(): Promise<string | undefined>
  openIds(): Iterable<string>
  urgent(): boolean
  hearer: Pick<Hearer, 'heard' | 'unsure' | 'serverTime' | 'catalogueChanged'>
  onStatus(status: LinkStatus): void
}): Link {
  const { clock, log, random } = ports
  const backoff = createBackoff(random)
  const memory: Memory = { complete: false, badFrames: 0 }
  let attempts = 0
  let everLive = false
  let protocolErrors = 0
  let running = false
  /** Nothing is under way until the next attempt. */
  let pausing = false
  /** Something was heard over this network, so that there may be connections which only seem to live. */
  let trusted = false
  let socket: Socket | undefined
  let talk: Conversation | undefined
  let leaveBy: number | undefined
  let cancelNext: Undo = () => undefined
  let cancelHealth: Undo = () => undefined
  let cancelLeave: Undo = () => undefined

  function hangUp(code: number): void {
    attempts += 1
    pausing = false
    cancelNext()
    cancelHealth()
    cancelLeave()
    talk?.stop()
    socket?.close(code, '')
    talk = socket = undefined
  }

  async function attempt(): Promise<void> {
    hangUp(1001)
    if (trusted) ports.distrust()
    trusted = false
    const mine = attempts
    running = true
    leaveBy = undefined
    ports.onStatus({ link: everLive ? 'reconnecting' : 'connecting' })
    const admitted = await ports.admit().catch(() => ({ ok: false as const, failure: internal }))
    if (mine !== attempts) return
    if (!admitted.ok) return refused(admitted.failure)
    const hearer: Hearer = {
      ...ports.hearer,
      stale() {
        cancelHealth()
        ports.onStatus({ link: 'syncing' })
      },
      fresh() {
        everLive = true
        cancelHealth()
        cancelHealth = clock.after(HEALTHY_MS, () => {
          backoff.reset()
          protocolErrors = memory.badFrames = 0
        })
        ports.onStatus({ link: 'live' })
      },
      goaway,
      over(reason, identify) {
        log('connection given up', { reason })
        if (identify) memory.position = undefined
        retry(0)
      },
    }
    talk = createConversation({
      clock,
      log,
      memory,
      deviceId: ports.deviceId(),
      ticket: admitted.value.ticket,
      cursor: ports.cursor,
      openIds: ports.openIds,
      urgent: ports.urgent,
      send: (frame) => socket?.send(JSON.stringify(frame)),
      hearer,
    })
    socket = ports.openSocket(admitted.value.url, SUB_PROTOCOL, {
      open: () => mine === attempts && opened(),
      frame: (text) => mine === attempts && talk?.frame(text),
      closed: (code, _, problem) => mine === attempts && closed(code, problem),
    })
  }

  function opened(): void {
    trusted = true
    ports.onStatus({ link: 'syncing' })
  }

  function refused(problem: Failure): void {
    const { code } = problem
    if (code === 'SIGNED_OUT') return stop({ link: 'signedOut' })
    // Only what trying again cannot mend: a name that is wrong stays wrong, a server that is away comes back.
    if (['WRONG_PASSWORD', 'BAD_ADDRESS', 'BAD_INPUT'].includes(code))
      return stop({ link: 'signedOut', problem })
    if (code === 'SIGN_IN_EXPIRED') return stop({ link: 'expired', problem })
    retry(problem.retryAfterMs ?? 0, problem)
  }

  function closed(code: number, problem?: Failure): void {
    log('connection closed', { status: code })
    if (code === 4003) return stop({ link: 'replaced' })
    if (UNTAKEN.includes(code)) memory.position = undefined
    if (code === 4004) {
      memory.position = undefined
      protocolErrors += 1
      if (protocolErrors > PROTOCOL_ERRORS) return stop({ link: 'stopped', problem: misunderstood })
    }
    retry(Math.max(0, (leaveBy ?? 0) - clock.now()), leaveBy === undefined ? problem : movingOn)
  }

  /** Whoever looks after the machine reads there why an agent sees nothing. */
  function tell(status: LinkStatus): void {
    if (status.problem) log('not connected', { code: status.problem.code })
    ports.onStatus(status)
  }

  function retry(atLeastMs: number, problem?: Failure): void {
    hangUp(1001)
    const pause = backoff.next(atLeastMs)
    tell({
      link: everLive ? 'reconnecting' : 'connecting',
      retryInMs: pause,
      ...(problem && { problem }),
    })
    pausing = true
    cancelNext = clock.after(pause, () => void attempt())
  }

  /** Stay as long as the server does not mind, and leave at a moment of our own, so that not all come back at once. */
  function goaway(withinMs: number, resumable: boolean): void {
    const mine = attempts
    const pause = random() * withinMs
    leaveBy = clock.now() + pause
    cancelLeave()
    cancelLeave = clock.after(pause, () => {
      if (mine !== attempts) return
      if (!resumable) memory.position = undefined
      ports.onStatus({ link: 'reconnecting', problem: movingOn })
      void attempt()
    })
    if (!resumable) memory.complete = false
  }

  function stop(status: LinkStatus): void {
    running = false
    hangUp(1000)
    tell(status)
  }

  return {
    start: () => void attempt(),
    stop,
    wake: () => {
      if (!running) return
      trusted = true
      void attempt()
    },
    check() {
      if (talk) talk.check()
      else if (pausing) void attempt()
    },
    reauth() {
      const mine = attempts
      if (!talk) return
      void ports.ticket().then((ticket) => {
        if (mine === attempts && ticket.ok) talk?.reauth(ticket.value.ticket)
      })
    },
    quicken: () => talk?.quicken(),
    resync() {
      memory.position = undefined
      if (running) void attempt()
    },
    forget() {
      memory.position = undefined
      memory.complete = false
      everLive = false
    },
  }
}

const misunderstood: Failure = {
  type: 'client',
  code: 'PROTOCOL_ERROR',
  message: 'This app and the server do not understand each other. The app may need an update.',
}

const movingOn = failure('GOING_AWAY', 'The contact centre has asked us to connect anew.')

const internal = failure('INTERNAL', 'Something went wrong inside the app. It tries again by itself.')
