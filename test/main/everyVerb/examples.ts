import type { ServerActionName } from '../../../preload/contract.ts'
import { PROTOCOL } from '../../preload/protocolTable.ts'
import type { Example, Examples } from './example.ts'
import { AGENT_EXAMPLES } from './examples/agent.ts'
import { CALL_EXAMPLES } from './examples/calls.ts'
import { CATALOGUE_EXAMPLES } from './examples/catalogue.ts'
import { CONFERENCE_EXAMPLES } from './examples/conference.ts'
import { RECORD_EXAMPLES } from './examples/records.ts'
import { isListed } from './listed.ts'
import { PLACES, type Place } from './places.ts'
import { aRoom, type Room } from './room.ts'

/** One example a verb; a row of ACTIONS without one does not compile, and `legal.test.ts` names it. */
export const EXAMPLES: Examples<ServerActionName> = {
  ...CALL_EXAMPLES,
  ...CONFERENCE_EXAMPLES,
  ...RECORD_EXAMPLES,
  ...CATALOGUE_EXAMPLES,
  ...AGENT_EXAMPLES,
}
export const VERBS = Object.keys(EXAMPLES) as ServerActionName[]
/** The verbs of which PROTOCOL 2 says so, by the transcript. */
export const marked = (...marks: string[]): ServerActionName[] =>
  VERBS.filter((name) => marks.includes(PROTOCOL[name]?.mark ?? ''))

/** The example of any verb, with its own types left behind. */
export const exampleOf = (name: ServerActionName): Example<ServerActionName> => EXAMPLES[name]

/** A room in which the example of this verb can be tried. */
export async function roomFor(name: ServerActionName, place: Place | undefined): Promise<Room> {
  const room = await aRoom(place)
  const { first } = exampleOf(name)
  if (first === undefined) return room
  const { status } = await room.ask(first, exampleOf(first).input(room))
  if (status >= 300) throw new Error(`${first} was answered ${status}`)
  const { version } = room.item()
  await room.here.phone.until(({ workitems }) =>
    workitems.some((item) => item.workitemId === room.workitemId && item.version >= version),
  )
  return room
}

/** Those that read about a live call; what no workitem governs otherwise is tried at an idle desk. */
const ABOUT_A_CALL: readonly ServerActionName[] = [
  'workitems.fetchWorkitem',
  'workitems.fetchWorkitems',
  'dispositions.fetchDispositions',
]

/** Every place in which a verb should work, by the transcript; `undefined` is an idle desk. */
export function placesOf(name: ServerActionName): [string, Place | undefined][] {
  if (ABOUT_A_CALL.includes(name)) return [['a live call', PLACES['a live call']]]
  if (PROTOCOL[name]?.action === undefined) return [['an idle desk', undefined]]
  return Object.entries(PLACES).filter(([, place]) => isListed(name, place))
}
