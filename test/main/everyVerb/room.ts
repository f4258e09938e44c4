import type { ActionInput, ServerActionName } from '../../../preload/contract.ts'
import { ACTIONS } from '../../../preload/contract.ts'
import { ROUTES, type Route } from '../../../main/server/routes.ts'
import type { Core } from '../../simulator/core/core.ts'
import type { Workitem } from '../../simulator/core/shapes.ts'
import { send, signIn, type WireAnswer } from '../../simulator/tests/wire.ts'
import { anaAtHerDesk, type Situation } from '../../situation.ts'
import type { Place } from './places.ts'

/** Ana at her desk with a workitem in some place, and a way past her phone to the server. */
export interface Room {
  here: Situation
  workitemId: string
  /** Ana’s, for requests past her phone. */
  token: string
  /** The workitem as the server has it now. */
  item(): Workitem
  inside<T>(look: (core: Core) => T): T
  /** Asks the server directly over HTTP, as another client would; `key` for verbs that need one. */
  ask(name: ServerActionName, input: object, more?: { key?: string; body?: object }): Promise<WireAnswer>
  /** How often anything has changed at the server, and how many events Ana was sent. */
  changes(): { version: number; events: number }
  /** What the phone has sent so far. */
  sent(): number
}

/** What `name` is on the wire: `METHOD /path` and its body. */
export function onTheWire(name: ServerActionName, input: object): { route: string; body?: object } {
  const { method, path, body } = ROUTES[name] as Route<ActionInput<ServerActionName>>
  const read = input as ActionInput<ServerActionName>
  return { route: `${method} ${path(read)}`, ...(body && { body: body(read) as object }) }
}

const isKeyed = (name: ServerActionName): boolean => ACTIONS[name].repeat === 'key'
export const aKey = (): string => crypto.randomUUID()

export async function aRoom(place: Place | undefined): Promise<Room> {
  const here = await anaAtHerDesk()
  // A wrap-up has a deadline, which can be moved, only where none is required.
  here.centre.control('set', { settings: { dispositionRequired: false } })
  const workitemId = (await place?.reach(here)) ?? ''
  const { token } = await signIn(here.centre.url)
  const inside: Room['inside'] = (look) => here.centre.centre.act(look)
  return {
    here,
    workitemId,
    token,
    inside,
    item: () => inside(({ world }) => world.rows.get(workitemId)?.item as Workitem),
    ask(name, input, { key = isKeyed(name) ? aKey() : '', body } = {}) {
      const wire = onTheWire(name, input)
      const keyed = key === '' ? {} : { 'idempotency-key': key }
      return send(
        here.centre.url,
        wire.route,
        { authorization: `Bearer ${token}`, ...keyed },
        body ?? wire.body,
      )
    },
    changes: () =>
      inside(({ world, streams }) => ({
        version: world.lastVersion,
        events: streams.get('u_ana')?.seq ?? 0,
      })),
    sent: () => here.centre.state().requests.length,
  }
}
