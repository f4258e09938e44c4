import { createOfferNotices } from '../../main/desktop/offerNotices.ts'
import { textsFor } from '../../main/desktop/texts.ts'
import type { Owner } from '../../main/owner.ts'
import type { Cache, Clock, Journal, LogFacts, Profile } from '../../main/ports.ts'
import { createSoftphone, type Softphone } from '../../main/softphone.ts'
import type { ActionName, ActionPayload, Failure, LinkState, Offer, Result } from '../../preload/contract.ts'
import { noAlerts, noDesktop } from '../ports.ts'
import type { Random } from '../simulator/core/random.ts'
import { SERVER_BORN } from './centre.ts'
import type { Network } from './network.ts'
import type { Scheduler } from './scheduler.ts'

/** Something that the agent asked for: what it was called in the log, when, and what came of it. */
export interface Intent {
  name: ActionName
  input: object
  ask: string
  at: number
  link: LinkState
  /** Absent while nobody has answered; a crash never answers. */
  result?: Result<unknown>
  endedAt?: number
}

/** A ring, and the start of the program that made it. */
export interface Ring {
  offer: Offer
  life: number
  from: number
  to?: number
  /** The machine slept while it rang. */
  slept?: boolean
}

/** The agent's place: a phone that may crash and start again over the same disk, keyring and profile. */
export interface Seat {
  phone(): Softphone | undefined
  intents: Intent[]
  rings: Ring[]
  start(): Promise<void>
  /** The program is gone between one moment and the next. */
  crash(): void
  sleep(): void
  isAsleep(): boolean
  wakeUp(): void
  ask<N extends ActionName>(name: N, input: ActionPayload<N>): void
  /** Sets the machine's clock. */
  jump(ms: number): void
  /** From now on the machine's clock goes wrong by this part. */
  drift(rate: number): void
  /** Told of each ring that the phone has ended by itself. */
  silenced?: (ring: Ring) => void
  log: { phrase: string; facts: LogFacts | undefined }[]
}

/** The phone's files, as it opens them; `isAlive` until it crashes. */
export interface SeatDisk {
  openCache(isAlive: () => boolean, owner: Owner): Cache | Promise<Cache>
  openJournal(isAlive: () => boolean, owner: Owner): Journal | Promise<Journal>
}

/** How far a machine's idea of a second may be off. */
const QUARTZ = 0.0005

/** A phone whose every timer, answer and write ends with it. */
export function createSeat(
  time: Scheduler,
  random: Random,
  network: Pick<Network, 'fetch' | 'openSocket' | 'cut' | 'hold' | 'goOn'>,
  disk: SeatDisk,
  server = 'http://localhost',
): Seat {
  const intents: Intent[] = []
  const rings: Ring[] = []
  const log: Seat['log'] = []
  let made = 0
  const uuid = () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`
  let skew = 0
  let driftRate = 0
  let driftFrom = 0
  /** A quartz of its own: what it takes for a second is not quite one. */
  const pace = 1 + (random.next() - 0.5) * 2 * QUARTZ
  const drifted = () => (time.now() - driftFrom) * driftRate
  let life = 0
  let asleep: (() => void)[] | undefined
  let running: Softphone | undefined
  let secret: string | undefined
  let profile: Profile = { deviceId: 'device-ana' }
  let asked = ''

  function clockOf(isAlive: () => boolean): Clock {
    return {
      now: () => time.now() * pace,
      wall: () => SERVER_BORN + time.now() + skew + drifted(),
      after: (ms, run) =>
        time.after(ms / pace, () => {
          if (!isAlive()) return
          if (asleep) asleep.push(() => isAlive() && run())
          else run()
        }),
    }
  }

  async function start(): Promise<void> {
    const mine = (life += 1)
    const isAlive = () => life === mine
    const clock = clockOf(isAlive)
    const forAlive = <T>(promise: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        promise.then(
          (value) => isAlive() && resolve(value),
          (error: Error) => isAlive() && reject(error),
        )
      })
    const phone = createSoftphone(
      {
        clock,
        fetch: (url, init) => forAlive(network.fetch(url, init)),
        openSocket: (url, protocol, events) =>
          network.openSocket(url, protocol, {
            open: () => isAlive() && events.open(),
            frame: (text) => isAlive() && events.frame(text),
            closed: (code, reason) => isAlive() && events.closed(code, reason),
          }),
        openCache: (owner) => Promise.resolve(disk.openCache(isAlive, owner)),
        openJournal: (owner) => Promise.resolve(disk.openJournal(isAlive, owner)),
        secrets: {
          load: () => Promise.resolve(secret),
          save(next) {
            if (isAlive()) secret = next
            return Promise.resolve(true)
          },
          clear() {
            if (isAlive()) secret = undefined
            return Promise.resolve()
          },
        },
        profile: {
          load: () => Promise.resolve(profile),
          save(next) {
            if (isAlive()) profile = next
            return Promise.resolve()
          },
        },
        distrust: () => undefined,
        random: () => random.next(),
        uuid,
        log(phrase, facts) {
          if (phrase === 'asked') asked = facts?.ask ?? ''
          log.push({ phrase, facts })
        },
        logged: () => [],
        updates: { check: async () => undefined, install: () => undefined },
        fetchPicture: async () => Promise.reject(new Error('no pictures here')),
        openOutside: async () => false,
        alerts: noAlerts,
        ...noDesktop,
        saveRecording: async () => ({ ok: true, value: { saved: false } }),
      },
      {
        server,
        userName: 'ana',
        password: 'ringdesk',
        platform: 'test',
        appVersion: '0',
      },
    )
    running = phone
    const notices = createOfferNotices({
      clock,
      texts: () => textsFor('en'),
      show(spec) {
        if (!isAlive()) return () => undefined
        const offer = phone.state().offers.find(({ offerId }) => offerId === spec.offerId)
        const ring: Ring | undefined = offer && { offer, life: mine, from: time.now() }
        if (ring) rings.push(ring)
        return () => {
          if (!ring || !isAlive()) return
          ring.to = time.now()
          seat.silenced?.(ring)
        }
      },
    })
    phone.onState((state) => isAlive() && notices.update(state))
    await phone.start()
  }

  const seat: Seat = {
    intents,
    rings,
    log,
    phone: () => running,
    start,
    crash() {
      life += 1
      running = undefined
      asleep = undefined
      network.goOn()
      network.cut()
      for (const ring of rings) ring.to ??= time.now()
    },
    sleep() {
      asleep ??= []
      for (const ring of rings) if (ring.to === undefined) ring.slept = true
      network.hold()
    },
    isAsleep: () => asleep !== undefined,
    wakeUp() {
      const waiting = asleep ?? []
      asleep = undefined
      network.goOn()
      waiting.forEach((run) => run())
      running?.wake('resume')
    },
    ask(name, input) {
      if (!running || asleep) return
      const mine = life
      const { link } = running.state().connection
      const answer = running.run(name, input)
      const intent: Intent = { name, input, ask: asked, at: time.now(), link }
      intents.push(intent)
      void answer.then((result) => {
        if (life !== mine) return
        intent.result = result
        intent.endedAt = time.now()
      })
    },
    jump: (ms) => void (skew += ms),
    drift(rate) {
      skew += drifted()
      driftFrom = time.now()
      driftRate = rate
    },
  }
  return seat
}

/** Was this told as a refusal by whoever could know that nothing happened? */
export const isCertain = ({ type, code }: Failure): boolean =>
  type !== 'client' ||
  ['NOT_LIVE', 'NOT_FOUND', 'ACTION_NOT_ALLOWED', 'BAD_INPUT', 'SIGNED_OUT'].includes(code)
