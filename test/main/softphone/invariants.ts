import type { Workitem } from '../../simulator/core/shapes.ts'
import type { Simulator } from '../../simulator/start.ts'

const rowsOf = (centre: Simulator) => centre.centre.act(({ world }) => [...world.rows.values()])

/** What is open for this agent at the server: ids with their versions, sorted. */
export const openWork = (centre: Simulator, userId: string): (string | number)[][] =>
  rowsOf(centre)
    .filter(({ owner, item }) => owner === userId && item.state !== 'terminated')
    .map(({ item }) => [item.workitemId, item.version])
    .sort()

/** Of what is over only read flags, media and a late disposition may change (PROTOCOL 4, "Invariants"). */
const FINAL: readonly (keyof Workitem)[] = ['state', 'endReason', 'answeredAt', 'endedAt', 'mute', 'userId']

/** Watches the server's world from one step to the next; `look` says what is not as PROTOCOL 4 has it. */
export function createWatch(centre: Simulator): { look(): string[] } {
  let before = new Map<string, Workitem>()
  return {
    look() {
      const rows = rowsOf(centre)
      const broken = [...new Set(rows.map(({ owner }) => owner))].flatMap((owner) =>
        crowded(rows.filter((row) => row.owner === owner).map(({ item }) => item)).map(
          (why) => `${owner}: ${why}`,
        ),
      )
      for (const { item } of rows) {
        const was = before.get(item.workitemId)
        if (was) broken.push(...changedWrongly(was, item).map((why) => `${item.workitemId}: ${why}`))
      }
      before = new Map(rows.map(({ item }) => [item.workitemId, item]))
      return broken
    },
  }
}

/** One agent has at most one voice workitem in `active`, or one conference in `conference`. */
function crowded(items: readonly Workitem[]): string[] {
  const live = items.filter(
    ({ channelType, state, type }) =>
      channelType === 'voice' && (state === 'active' || (state === 'conference' && type === 'Conference')),
  )
  return live.length > 1 ? [`${live.map(({ type, state }) => `${type} ${state}`).join(' beside ')}`] : []
}

function changedWrongly(was: Workitem, is: Workitem): string[] {
  if (was === is) return []
  const broken: string[] = []
  if (is.version <= was.version) broken.push(`version ${is.version} after ${was.version}`)
  if (was.state === 'terminated')
    for (const field of FINAL) if (was[field] !== is[field]) broken.push(`${field} changed after the end`)
  const live = is.type === 'Conference' ? 'conference' : 'active'
  const held = [was.state, is.state].sort().join() === `${live},hold`
  if (held && was.mute !== is.mute) broken.push('mute did not survive hold')
  return broken
}
