import type { Core } from './core.ts'
import { newId, nextVersion, tenantOf } from './core.ts'
import { listActions } from './rules.ts'
import type { Agent, Offer, Workitem } from './shapes.ts'
import { emit } from './socket/stream.ts'
import { now } from './time.ts'
import type { OfferRow, Row, User, World } from './world.ts'

/** Fields to set; one that is given as undefined is removed. */
export type Patch<T> = { [K in keyof T]?: T[K] | undefined }

/** `before` with the patch applied, as a new object. */
export function patched<T extends object>(before: T, patch: Patch<T>): T {
  const after: Record<string, unknown> = { ...before, ...patch }
  for (const [field, value] of Object.entries(patch)) if (value === undefined) delete after[field]
  return after as T
}

/** The parts of a new workitem that are not the same for every one. */
export type NewWorkitem = Pick<Workitem, 'type' | 'channelType' | 'state' | 'from' | 'to'> & Partial<Workitem>

/** Gives `owner` a new workitem, and tells so. */
export function putWorkitem(core: Core, owner: User, fields: NewWorkitem, test = false): Workitem {
  const workitemId = newId(core, 'wi')
  const item: Workitem = {
    _id: workitemId,
    workitemId,
    version: 0,
    actions: [],
    priority: 3,
    skills: [],
    participants: [],
    mute: 0,
    record: 0,
    recordings: [],
    messages: [],
    createdAt: now(core),
    modifiedAt: 0,
    timeEvents: [],
    ...fields,
  }
  return store(core, { owner: owner.agent.userId, tenantId: owner.tenantId, test, item })
}

/** Changes a workitem, and tells so. */
export function changeWorkitem(core: Core, row: Row, patch: Patch<Workitem>): Workitem {
  return store(core, { ...row, item: patched(row.item, patch) })
}

/** Keeps a row as it is now, and that it has changed last of all. */
export function keepRow(world: World, row: Row): void {
  const { workitemId, version } = row.item
  world.rows.set(workitemId, row)
  world.changes.push({ workitemId, version })
}

/** The workitems that have changed after this version, in the order of their last changes. */
export function rowsAfter({ rows, changes }: World, version: number): Row[] {
  const found: Row[] = []
  for (let at = changes.length - 1; (changes[at]?.version ?? 0) > version; at -= 1) {
    const change = changes[at]
    const row = change && rows.get(change.workitemId)
    if (row?.item.version === change?.version && row) found.push(row)
  }
  return found.reverse()
}

/** Every change of a workitem passes here: version, actions, the index of open work, and the event. */
function store(core: Core, row: Row): Workitem {
  const open = openIds(core, row.owner)
  const item = { ...row.item, version: nextVersion(core), modifiedAt: now(core) }
  const before = core.world.rows.get(item.workitemId)?.item
  const noted = item.note === before?.note ? {} : { noteVersion: item.version }
  item.actions = actionsOf(core, row, item)
  keepRow(core.world, { ...row, ...noted, item })
  if (item.state === 'terminated') open.delete(item.workitemId)
  else open.add(item.workitemId)
  core.unsettled.add(row.owner)
  emit(core, row.owner, 'WorkitemStateChangeNotification', item, item.workitemId)
  return item
}

function actionsOf(core: Core, row: Row, item: Workitem): string[] {
  const { settings } = tenantOf(core, row.tenantId)
  const facts = {
    now: now(core),
    test: row.test,
    recordingAllowed: settings.recordingAllowed,
    mayExtendWrapup: settings.wrapupExtendSeconds > 0 && item.wrapupExpiresAt !== undefined,
    hasConference: openRows(core, row.owner).some((one) => one.item.type === 'Conference'),
  }
  return listActions(item, facts, core.served)
}

/** Tells the agent's workitems whose actions have changed without them: a conference has come or gone. */
export function relist(core: Core, userId: string): void {
  for (const row of openRows(core, userId)) {
    if (actionsOf(core, row, row.item).join() !== row.item.actions.join()) changeWorkitem(core, row, {})
  }
}

function openIds(core: Core, userId: string): Set<string> {
  let ids = core.world.open.get(userId)
  if (!ids) core.world.open.set(userId, (ids = new Set()))
  return ids
}

/** The agent's workitems that are not terminated, the oldest first. */
export function openRows(core: Core, userId: string): Row[] {
  const rows: Row[] = []
  for (const id of openIds(core, userId)) {
    const row = core.world.rows.get(id)
    if (row) rows.push(row)
  }
  return rows
}

/** Saves an offer and tells it under `event`. */
export function saveOffer(core: Core, row: OfferRow, event: string): Offer {
  const offer = { ...row.offer, version: nextVersion(core) }
  core.world.offers.set(offer.offerId, { ...row, offer })
  if (offer.state === 'pending') core.world.pending.add(offer.offerId)
  else core.world.pending.delete(offer.offerId)
  core.unsettled.add(row.owner)
  emit(core, row.owner, event, offer, offer.workitemId)
  return offer
}

/** Saves an agent's own object and tells it. */
export function saveAgent(core: Core, user: User, patch: Patch<Agent>): Agent {
  user.agent = { ...patched(user.agent, patch), version: nextVersion(core) }
  emit(core, user.agent.userId, 'AgentStateChangeNotification', user.agent)
  return user.agent
}
