import type { Arrival } from '../core/arrivals.ts'
import { arrive } from '../core/arrivals.ts'
import { createCentre } from '../core/centre.ts'
import type { Centre } from '../core/centre.ts'
import type { Clock, Core } from '../core/core.ts'
import { farEndHangsUp } from '../core/farEnd.ts'
import { pendingOffers } from '../core/offers.ts'
import { createRandom } from '../core/random.ts'
import type { ScenarioName } from '../core/scenario.ts'
import { startScenario } from '../core/scenario.ts'
import type { Agent, Offer, Settings, Workitem } from '../core/shapes.ts'
import { newWorld } from '../seed/world.ts'
import type { Device } from './device.ts'
import { openDevice } from './device.ts'
import type { VirtualClock } from './virtualClock.ts'
import { virtualClock } from './virtualClock.ts'

/** An answer with its body read. */
export interface Answer {
  status: number
  body: Record<string, unknown>
  headers: Record<string, string>
}
interface Sent {
  body?: object
  key?: string
  headers?: Record<string, string>
}

/** Somebody who is signed in. */
export interface Person {
  token: string
  ask(route: string, sent?: Sent): Answer
  /** Connects and identifies; the snapshot's pages follow as the clock moves. */
  connect(deviceId?: string, cursor?: string): Device
  ticket(): string
  workitems(): Workitem[]
  /** The one workitem that is not over. */
  open(): Workitem
  offer(): Offer
  agent(): Agent
}

/** A contact centre without a network, on a clock that moves when told. */
export interface Hall {
  centre: Centre
  clock: VirtualClock
  happened: string[]
  as(userName: string): Person
  call(arrival?: Partial<Arrival>): string
  callerHangsUp(callId: string): void
  inside<T>(look: (core: Core) => T): T
}

let keys = 0
/** A key that was never used before. */
export const aKey = (): string => `00000000-0000-4000-8000-${String((keys += 1)).padStart(12, '0')}`

export function openHall(
  options: { settings?: Partial<Settings>; scenario?: ScenarioName; seed?: number } = {},
): Hall {
  const clock = virtualClock()
  const world = newWorld(clock.now(), options.scenario)
  for (const tenant of world.tenants.values()) tenant.settings = { ...tenant.settings, ...options.settings }
  const happened: string[] = []
  const centre = createCentre({
    clock,
    random: createRandom(options.seed ?? 1),
    world,
    onHappening: ({ at, words }) => happened.push(`${at} ${words}`),
  })
  centre.act(startScenario)
  const inside = <T>(look: (core: Core) => T): T => centre.act(look)
  return {
    centre,
    clock,
    happened,
    inside,
    as: (userName) => signIn(centre, clock, userName),
    call(arrival = {}) {
      const direct = arrival.userId !== undefined
      const made = inside((core) =>
        arrive(core, {
          tenantId: 't_demo',
          from: '+14805550134',
          ...(direct ? {} : { inboxId: 'q_sales' }),
          ...arrival,
        }),
      )
      return made === 'blocked' ? made : made.callId
    },
    callerHangsUp: (callId) => void inside((core) => farEndHangsUp(core, callId)),
  }
}

/** Sends a request into the centre as `METHOD /path`. */
export function request(
  centre: Centre,
  route: string,
  headers: Record<string, string>,
  body?: object,
): Answer {
  const [method = '', path = ''] = route.split(' ')
  const reply = centre.http({
    method,
    path,
    headers: { host: 'centre.test', ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const read: unknown = reply.body === '' ? {} : JSON.parse(reply.body)
  return { status: reply.status, headers: reply.headers, body: read as Answer['body'] }
}

export function signIn(centre: Centre, clock: Clock, userName: string): Person {
  const basic = { authorization: `Basic ${btoa(`${userName}:ringdesk`)}` }
  const token = String(request(centre, 'GET /provider/token-with-authorities', basic).body['token'])
  const ask = (route: string, { body, key, headers }: Sent = {}) =>
    request(
      centre,
      route,
      {
        authorization: `Bearer ${token}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      body,
    )
  const ticket = () => String(ask('POST /users/api/ws-ticket').body['ticket'])
  const workitems = () => ask('GET /data/api/types/workitem').body['objects'] as Workitem[]
  const me = () => JSON.parse(atob(token.split('.')[1] ?? '')) as { sub: string }
  return {
    token,
    ask,
    ticket,
    workitems,
    connect(deviceId = 'device-1', cursor) {
      const device = openDevice(centre, clock)
      device.say({
        type: 'identify',
        ticket: ticket(),
        deviceId,
        ...(cursor === undefined ? {} : { cursor }),
      })
      return device
    },
    open() {
      const open = workitems().filter((item) => item.state !== 'terminated')
      if (!open[0] || open.length > 1) throw new Error(`${open.length} open workitems`)
      return open[0]
    },
    offer() {
      const pending = centre.act((core) => pendingOffers(core, me().sub))
      if (!pending[0] || pending.length > 1) throw new Error(`${pending.length} pending offers`)
      return pending[0].offer
    },
    agent: () => ask(`GET /data/api/types/user/${me().sub}`).body as unknown as Agent,
  }
}

/** Answers the call that rings at `person`; the live workitem. */
export function answerCall(person: Person): Workitem {
  const { offerId, workitemId } = person.offer()
  const { status } = person.ask(`POST /users/api/offers/${offerId}/accept`, { key: aKey() })
  if (status !== 200) throw new Error(`accept was answered ${status}`)
  return person.ask(`GET /users/api/workitems/${workitemId}`).body as unknown as Workitem
}
