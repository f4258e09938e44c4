import type { Centre } from '../core/centre.ts'
import type { Clock, Core } from '../core/core.ts'
import type { HttpReply } from '../core/http.ts'
import type { Line } from '../core/socket/line.ts'
import type { User } from '../core/world.ts'
import type { Exchanged } from '../net/exchange.ts'
import type { Faults } from '../net/faults.ts'
import type { Body } from './input.ts'
import { BadInput, optionalText } from './input.ts'

/** What the control plane acts on. */
export interface Plane {
  centre: Centre
  faults: Faults
  clock: Clock
  log: readonly Exchanged[]
  /** The files of the control page, by name. */
  page: ReadonlyMap<string, HttpReply>
}

/** Carries out a verb and says what came of it. */
export type Verb = (plane: Plane, body: Body) => object

/** The agents that `user` names (by user name or id); without it all of them. */
export function usersOf(core: Core, body: Body): User[] {
  const wanted = optionalText(body, 'user')
  const users = [...core.world.users.values()]
  if (wanted === undefined) return users
  const found = users.filter(({ userName, agent }) => userName === wanted || agent.userId === wanted)
  if (found.length === 0) throw new BadInput(`user: there is no ${wanted}`)
  return found
}

/** The identified connections of the agents that `user` names; without it all of them. */
export function linesOf(core: Core, body: Body): Line[] {
  const lines: Line[] = []
  for (const { agent } of usersOf(core, body)) {
    const line = core.lines.get(agent.userId)
    if (line) lines.push(line)
  }
  return lines
}
