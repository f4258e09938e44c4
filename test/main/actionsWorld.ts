import { createActions } from '../../main/actions.ts'
import { createKeys } from '../../main/keys.ts'
import type { HttpOutcome } from '../../main/server/http.ts'
import { failure, type LinkState } from '../../preload/contract.ts'
import { nothingKnown, reduce, type Heard, type Known } from '../../preload/lifecycle.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'
import { counted, settle, virtualClock } from '../ports.ts'

interface Sent {
  method: string
  path: string
  body?: unknown
  key: string | undefined
  answer(outcome: HttpOutcome): Promise<void>
}

export const yes = (json: unknown): HttpOutcome => ({ ok: true, json, status: 200 })
export const no = (
  status: number | undefined,
  code: string,
  effect: 'none' | 'unknown' = 'none',
  more: object = {},
): HttpOutcome => ({
  ok: false,
  effect,
  failure: failure(code, 'No.', { ...(status !== undefined && { status }), ...more }),
})
export const silence = no(undefined, 'NO_ANSWER', 'unknown')

/** Actions over a server that is the test; one active call `w1` and one offered call `w2` with offer `o2`. */
export function aWorld() {
  const clock = virtualClock()
  const sent: Sent[] = []
  const heard: Heard[] = []
  const world: { link: LinkState; authorities: string[] | undefined; known: Known } = {
    link: 'live',
    authorities: undefined,
    known: reduce(nothingKnown, {
      workitems: [aWorkitem({ state: 'active' }), aWorkitem({ workitemId: 'w2' })],
      offers: [anOffer({ offerId: 'o2', workitemId: 'w2' })],
    }),
  }
  const actions = createActions({
    clock,
    log: () => undefined,
    uuid: counted('ask'),
    keys: createKeys(counted('k')),
    link: () => world.link,
    authorities: () => world.authorities,
    known: () => world.known,
    apply(news) {
      heard.push(news)
      world.known = reduce(world.known, news)
      return Promise.resolve()
    },
    send: ({ method, path, body, headers }) =>
      new Promise((resolve) => {
        sent.push({
          method,
          path,
          ...(body !== undefined && { body }),
          key: headers?.['idempotency-key'],
          answer(outcome) {
            resolve(outcome)
            return settle()
          },
        })
      }),
  })
  return { actions, clock, sent, heard, world, last: () => sent.at(-1) as Sent }
}
