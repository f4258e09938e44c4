import type { Core } from '../core/core.ts'
import { now } from '../core/time.ts'
import type { Plane } from './plane.ts'

/** How many of the latest workitems the state names beside the open ones. */
const LATEST = 200

function agents(core: Core) {
  return [...core.world.users.values()].map((user) => {
    const line = core.lines.get(user.agent.userId)
    return {
      ...user.agent,
      tenantId: user.tenantId,
      userName: user.userName,
      online: user.online,
      connected: line !== undefined,
      ...(user.colleague ? { colleague: user.colleague } : {}),
      ...(line ? { deviceId: line.session.deviceId, sessionId: line.sessionId } : {}),
      seq: core.streams.get(user.agent.userId)?.seq ?? 0,
    }
  })
}

function workitems(core: Core) {
  const all = [...core.world.rows.values()]
  const latest = new Set(all.slice(-LATEST))
  return all
    .filter((row) => latest.has(row) || row.item.state !== 'terminated')
    .map(({ owner, item }) => ({ ...item, owner }))
}

/** What `GET /control/state` answers: everything that a test may want to assert. */
export const stateOf = ({ centre, faults, log }: Plane) =>
  centre.act((core) => ({
    serverTime: now(core),
    epoch: core.epoch,
    advanced: core.world.advanced,
    skew: core.world.skew,
    heartbeatMs: core.world.heartbeatMs,
    mediaSeconds: core.world.mediaSeconds,
    farEnds: Object.fromEntries(core.world.farEnds),
    agents: agents(core),
    queues: [...core.world.queues.values()],
    settings: Object.fromEntries([...core.world.tenants].map(([id, tenant]) => [id, tenant.settings])),
    blocked: Object.fromEntries([...core.world.tenants].map(([id, tenant]) => [id, [...tenant.blocked]])),
    doNotCall: Object.fromEntries([...core.world.tenants].map(([id, tenant]) => [id, [...tenant.doNotCall]])),
    calls: [...core.world.calls.values()].map(({ declined, ...call }) => ({
      ...call,
      declined: [...declined.keys()],
    })),
    workitems: workitems(core),
    offers: [...core.world.offers.values()].map(({ owner, offer }) => ({ ...offer, owner })),
    tickets: Object.fromEntries(core.world.tickets),
    surveysSent: core.world.surveysSent,
    mailSent: core.world.mailSent,
    sockets: core.connections.size,
    effects: Object.fromEntries(core.world.effects),
    faults: faults.waiting(),
    requests: log,
  }))
