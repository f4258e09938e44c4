import type { Answer, Hall, Person } from './hall.ts'
import { aKey, answerCall, openHall } from './hall.ts'
import type { Colleague } from '../core/colleague.ts'
import { playColleague } from '../core/presence.ts'
import type { Settings, Workitem } from '../core/shapes.ts'

/** Ana at her desk with a customer on the line, and what she can do with it. */
export interface Desk {
  hall: Hall
  ana: Person
  device: ReturnType<Person['connect']>
  callId: string
  item: Workitem
  /** Sends with a fresh key. */
  send(route: string, body?: object): Answer
  /** The same, and the workitem that comes back; throws where it was refused. */
  done(route: string, body?: object): Workitem
  fetch(workitemId: string): Workitem
  /** Dials, and waits until the other end has decided. */
  dial(to: string, more?: object): Workitem
  states(): Record<string, string>
}

export function aLiveCall(settings: Partial<Settings> = {}, caller = {}): Desk {
  const hall = openHall({ settings })
  const ana = hall.as('ana')
  const device = ana.connect()
  const callId = hall.call({ caller })
  const item = answerCall(ana)
  const send = (route: string, body: object = {}) => ana.ask(route, { key: aKey(), body })
  const done = (route: string, body?: object) => {
    const answer = send(route, body)
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as unknown as Workitem
  }
  const fetch = (workitemId: string) =>
    ana.ask(`GET /users/api/workitems/${workitemId}`).body as unknown as Workitem
  return {
    hall,
    ana,
    device,
    callId,
    item,
    send,
    done,
    fetch,
    dial(to, more = {}) {
      const { workitemId } = done('POST /users/api/calls', { to, ...more })
      hall.clock.advance(5_000)
      return fetch(workitemId)
    },
    states: () => Object.fromEntries(ana.workitems().map((one) => [one.workitemId, one.state])),
  }
}

/** How a colleague without a client behaves from now on. */
export const behave = (hall: Hall, userId: string, colleague: Partial<Colleague>) =>
  hall.inside((core) => {
    const user = core.world.users.get(userId)
    if (user) playColleague(core, user, { whenRung: 'answer', afterMs: 2_000, ...colleague })
  })

/** The workitems of somebody, connected or not; the newest first. */
export const workOf = (hall: Hall, userId: string): Workitem[] =>
  hall.inside((core) =>
    [...core.world.rows.values()].flatMap(({ owner, item }) => (owner === userId ? [item] : [])).reverse(),
  )

/** The parties of a workitem as `kind address state`. */
export const parties = ({ participants }: Workitem): string[] =>
  participants.map(({ kind, address, state }) => `${kind} ${address} ${state}`)

export const call = (workitemId: string) => `/users/api/calls/${workitemId}`
export const member = (workitemId: string) => `/users/api/conferences/current/members/${workitemId}`
