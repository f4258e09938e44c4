import {
  PHONE_TEST_LEGS,
  refuse,
  type Failure,
  type Offer,
  type PhoneTest,
  type PhoneTestLeg,
  type Result,
} from '../preload/contract.ts'
import type { Heard } from '../preload/lifecycle.ts'
import type { Clock, Undo } from './ports.ts'

/** How long a test call may take to be painted, ms. */
const LONGEST_MS = 10_000

/** *Test my phone*: the server's test offer on the way of every call, with a mark where each leg ends. */
export interface PhoneTester {
  /** Resolves when the test has passed or stood still; `TEST_RUNNING` while one is under way or still rings. */
  run(): Promise<Result<PhoneTest>>
  /** Brought by the event socket, and by nothing else. */
  heard(heard: Heard): void
  /** Told to the window: all offers that ring. */
  published(offers: readonly Offer[]): void
  /** The desktop shows it, or will not. */
  notified(offerId: string, shown: boolean): void
  painted(offerId: string): void
  /** The last test of this run, or the one under way. */
  last(): PhoneTest | undefined
  stop: Undo
}

export function createPhoneTester(ports: {
  clock: Clock
  ask(): Promise<Result<Offer>>
  offers(): Iterable<Offer>
  changed(): void
}): PhoneTester {
  const { clock } = ports
  let test: PhoneTest | undefined
  let beganAt = 0
  let settle: (() => void) | undefined
  let cancel: Undo = () => undefined

  function become(change: Partial<PhoneTest>): void {
    if (!test) return
    test = { ...test, ...change }
    ports.changed()
  }
  function mark(leg: PhoneTestLeg, change: Partial<PhoneTest> = {}): void {
    if (test?.state !== 'running' || test.legs[leg] !== undefined) return
    become({ ...change, legs: { ...test.legs, [leg]: Math.max(0, Math.round(clock.now() - beganAt)) } })
    if (PHONE_TEST_LEGS.every(isDone)) end({ state: 'passed' })
  }
  /** A notification that was refused is an answer: the window still rings. */
  const isDone = (leg: PhoneTestLeg) =>
    test?.legs[leg] !== undefined || (leg === 'notified' && test?.noticeRefused === true)

  function end(how: Partial<PhoneTest>): void {
    cancel()
    become(how)
    settle?.()
    settle = undefined
  }
  function standStill(failure?: Failure): void {
    const stoodAt = PHONE_TEST_LEGS.find((leg) => !isDone(leg))
    end({ state: 'failed', ...(stoodAt && { stoodAt }), ...(failure && { failure }) })
  }
  const isOurs = (offerId: string) => test?.state === 'running' && test.offerId === offerId
  /** The first test offer since it was asked for is ours, whichever road it has come by. */
  const find = (offers: readonly Offer[]) =>
    test?.state === 'running'
      ? offers.find(
          (one) => one.test && one.state === 'pending' && one.offerId === (test?.offerId ?? one.offerId),
        )
      : undefined

  return {
    async run() {
      if (test?.state === 'running' || [...ports.offers()].some((offer) => offer.test))
        return refuse('TEST_RUNNING', 'A test call is ringing already. Answer or decline it first.')
      beganAt = clock.now()
      test = { at: clock.wall(), state: 'running', legs: {}, noticeRefused: false }
      ports.changed()
      const over = new Promise<void>((resolve) => (settle = resolve))
      cancel = clock.after(LONGEST_MS, () => standStill())
      const mine = beganAt
      void ports.ask().then((answer) => {
        if (test?.state !== 'running' || mine !== beganAt) return
        if (answer.ok) mark('answered', { offerId: answer.value.offerId })
        else standStill(answer.failure)
      })
      await over
      return { ok: true, value: test }
    },
    heard(heard) {
      const offer = find(heard.offers ?? [])
      if (offer) mark('received', { offerId: offer.offerId })
    },
    published(offers) {
      const offer = find(offers)
      if (offer) mark('published', { offerId: offer.offerId })
    },
    notified(offerId, shown) {
      if (!isOurs(offerId)) return
      if (shown) return mark('notified')
      become({ noticeRefused: true })
      if (PHONE_TEST_LEGS.every(isDone)) end({ state: 'passed' })
    },
    painted(offerId) {
      if (isOurs(offerId)) mark('painted')
    },
    last: () => test,
    stop() {
      cancel()
      settle?.()
    },
  }
}
