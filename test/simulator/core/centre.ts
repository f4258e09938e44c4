import { assignCalls } from './acd.ts'
import {
  colleagueClaims,
  colleagueDecides,
  colleagueHangsUp,
  colleagueReturns,
  colleagueTidies,
} from './colleagueActs.ts'
import { musicEnds } from './conference.ts'
import type { Clock, Core, Happening, Undo } from './core.ts'
import { farEndDecides, callerLeaves, callerPresses, callerReacts } from './farEnd.ts'
import { dialNumber, offerCallback } from './dial.ts'
import type { HttpReply, HttpRequest } from './http.ts'
import type { Job } from './jobs.ts'
import { expireOffer } from './offers.ts'
import { agentLost, LOST_MS } from './presence.ts'
import type { Random } from './random.ts'
import { createRandom } from './random.ts'
import { begin } from './router.ts'
import { ROUTES, SERVED } from './routes.ts'
import { nextCaller } from './scenario.ts'
import { nextText } from './text/scenario.ts'
import { customerWrites } from './text/customer.ts'
import type { Connection } from './socket/connection.ts'
import { openConnection } from './socket/connection.ts'
import type { Peer } from './socket/line.ts'
import { PAGE_BYTES, PAGE_GAP_MS } from './socket/snapshot.ts'
import { now, plan, steady, takeDue } from './time.ts'
import { surveyAnswered } from './surveySent.ts'
import { closeExpired } from './tokens.ts'
import { rangInVain } from './transfer.ts'
import { turn } from './turn.ts'
import { voicemailRecorded } from './voicemail.ts'
import { endLateDisposition, expireWrapup } from './wrapup.ts'
import type { World } from './world.ts'

/** What a centre is made of. The world is taken over, not copied; hand in a copy to keep the original. */
export interface CentreParts {
  clock: Clock
  random: Random
  world: World
  /** A route of which the effect is to be left out (see sabotage.ts). */
  sabotaged?: string | undefined
  onHappening?(happening: Happening): void
}

/** The simulated contact centre: pure and synchronous, over a clock and a source of randomness that are given to it. */
export interface Centre {
  /** Carries a request out and answers. */
  http(request: HttpRequest): HttpReply
  /** Takes a request in; what comes back carries it out. Between the two it counts as still running. */
  begin(request: HttpRequest): () => HttpReply
  /** A socket was opened: `hello` is sent at once. */
  connect(peer: Peer): Connection
  /** Does something to the inside as one turn; for the control plane and tests. */
  act<T>(run: (core: Core) => T): T
  /** A copy of all that survives a restart. */
  snapshotOfState(): World
  /** Stops the clock and cuts every socket. */
  stop(): void
}

/** Timers of the real world overflow at 24 days; waking up for nothing now and then does no harm. */
const LONGEST_WAIT_MS = 24 * 3_600_000

/** What each kind of job does when its time has come. */
const JOBS: { [K in Job['kind']]: (core: Core, job: Extract<Job, { kind: K }>) => void } = {
  offerExpires: (core, { offerId }) => expireOffer(core, offerId),
  wrapupExpires: (core, { workitemId, expiresAt }) => expireWrapup(core, workitemId, expiresAt),
  lateDispositionEnds: (core, { workitemId }) => endLateDisposition(core, workitemId),
  callerLeaves: (core, { callId, stage, since }) => callerLeaves(core, callId, stage, since),
  callerPresses: (core, { callId, digit }) => callerPresses(core, callId, digit),
  callerReacts: (core, { callId, reaction }) => callerReacts(core, callId, reaction),
  farEndDecides: (core, { callId }) => farEndDecides(core, callId),
  agentLost: (core, { userId, lostAt }) => agentLost(core, userId, lostAt),
  assignAgain: (core) => assignCalls(core),
  callback: (core, { userId, to, originWorkitemId }) => offerCallback(core, userId, to, originWorkitemId),
  dialAgain: (core, { userId, to, originWorkitemId }) =>
    void dialNumber(core, userId, to, { originWorkitemId }),
  nextCaller: (core) => nextCaller(core),
  nextText: (core) => nextText(core),
  customerWrites: (core, { callId, reply }) => customerWrites(core, callId, reply),
  rangInVain: (core, { callId, why }) => rangInVain(core, callId, why),
  voicemailRecorded: (core, { workitemId }) => voicemailRecorded(core, workitemId),
  musicEnds: (core, { workitemId, conferenceId, beep }) => musicEnds(core, workitemId, conferenceId, beep),
  colleagueDecides: (core, { offerId }) => colleagueDecides(core, offerId),
  colleagueClaims: (core, { workitemId }) => colleagueClaims(core, workitemId),
  colleagueHangsUp: (core, { workitemId }) => colleagueHangsUp(core, workitemId),
  colleagueTidies: (core, { workitemId }) => colleagueTidies(core, workitemId),
  colleagueReturns: (core, { userId }) => colleagueReturns(core, userId),
  surveyAnswered: (core, { workitemId, survey }) => surveyAnswered(core, workitemId, survey),
  tokenEnds: (core, { token }) => {
    core.world.tokens.delete(token)
    closeExpired(core)
  },
}

function carryOut<K extends Job['kind']>(core: Core, job: Extract<Job, { kind: K }>): void {
  const run: (core: Core, job: Extract<Job, { kind: K }>) => void = JOBS[job.kind]
  run(core, job)
}

export function createCentre({ clock, random, world, sabotaged, onHappening }: CentreParts): Centre {
  let disarm: Undo = () => undefined
  let running = false
  let stopped = false

  const wake = () => {
    if (running || stopped) return
    running = true
    for (let job = takeDue(core); job; job = takeDue(core)) {
      const due = job
      turn(core, () => carryOut(core, due))
    }
    running = false
    core.rearm()
  }
  const core: Core = {
    world,
    clock,
    random,
    secrets: createRandom(random.next()),
    served: SERVED,
    connections: new Map(),
    lines: new Map(),
    streams: new Map(),
    sessions: new Map(),
    tickets: new Map(),
    running: new Map(),
    unsettled: new Set(),
    epoch: '',
    sabotaged,
    oddItems: 0,
    pages: { bytes: PAGE_BYTES, gapMs: PAGE_GAP_MS },
    tell: (kind, words) => onHappening?.({ at: now(core), kind, words }),
    catchUp: wake,
    rearm() {
      if (running) return
      disarm()
      const first = world.jobs[0]
      if (!first || stopped) return
      disarm = clock.after(Math.min(LONGEST_WAIT_MS, Math.max(0, first.at - steady(core))), wake)
    },
  }
  newEpoch(core)
  for (const user of world.users.values()) {
    if (!user.online) continue
    user.lostAt = steady(core)
    plan(core, LOST_MS, { kind: 'agentLost', userId: user.agent.userId, lostAt: user.lostAt })
  }
  core.rearm()
  return {
    http: (request) => begin(core, ROUTES, request)(),
    begin: (request) => begin(core, ROUTES, request),
    connect: (peer) => openConnection(core, peer),
    act(run) {
      core.catchUp()
      return turn(core, () => run(core))
    },
    snapshotOfState: () => structuredClone(world),
    stop() {
      for (const { cut } of [...core.connections.values()]) cut()
      stopped = true
      disarm()
    },
  }
}

/** A server that has just started: what it had in memory only is gone, and its streams begin anew. */
export function newEpoch(core: Core): void {
  core.world.servers += 1
  core.epoch = `ep_${core.world.born.toString(36)}_${core.world.servers}`
  core.streams.clear()
  core.sessions.clear()
  core.tickets.clear()
}
