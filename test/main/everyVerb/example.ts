import type { ActionPayload, ServerActionName } from '../../../preload/contract.ts'
import type { Workitem } from '../../simulator/core/shapes.ts'
import type { Place } from './places.ts'
import type { Room } from './room.ts'

/** What there was before a verb and what the server has after it. `before` and `after` are the workitem it was about. */
export interface Seen {
  place: Place | undefined
  room: Room
  before: Workitem
  after: Workitem
  answer: unknown
}

/** One good way to ask for a verb, and what it does to the server's world. */
export interface Example<N extends ServerActionName> {
  input(room: Room): ActionPayload<N>
  /** What must have been done before, so that there is something to undo. */
  first?: ServerActionName
  /** Fails where the server's world does not show that it happened. */
  effect(seen: Seen): void
}

/** An example of each of these verbs: a verb without one does not compile. */
export type Examples<N extends ServerActionName> = { [K in N]: Example<K> }

/** What ends an agent's part in it, by where it was (PROTOCOL 4, the table of transitions). */
export const afterHangUp = ({ state, conference, medium }: Place): Workitem['state'] =>
  conference === 'own' || (state === 'dialing' && medium !== 'voice') ? 'terminated' : 'wrapup'

export const theItem = ({ workitemId }: Room) => ({ workitemId })

/** The event that it was noted under, with how often. */
export const times = (item: Workitem, name: string): number =>
  item.timeEvents.filter((one) => one.name === name).length
