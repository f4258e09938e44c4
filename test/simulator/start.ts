import type { AddressInfo } from 'node:net'
import { answerControl, control } from './control/answer.ts'
import type { Body } from './control/input.ts'
import type { Plane } from './control/plane.ts'
import { stateOf } from './control/state.ts'
import type { Centre } from './core/centre.ts'
import { createCentre } from './core/centre.ts'
import type { Clock, Happening } from './core/core.ts'
import { createRandom } from './core/random.ts'
import { startScenario } from './core/scenario.ts'
import type { ScenarioName } from './core/scenario.ts'
import type { World } from './core/world.ts'
import { createSpeaker } from './media/speaker.ts'
import { controlPage } from './net/controlPage.ts'
import { createExchange } from './net/exchange.ts'
import type { Exchanged, OnExchange } from './net/exchange.ts'
import { createFaults } from './net/faults.ts'
import { isLoopback, serveHttp, type Identity } from './net/httpServer.ts'
import { realClock } from './net/realClock.ts'
import { serveSockets } from './net/sockets.ts'
import { newWorld } from './seed/world.ts'

/** How to start a simulator; port 0 or none takes a free one, the scenario defaults to `quiet`. */
export interface SimulatorOptions {
  port?: number
  seed?: string | number
  scenario?: ScenarioName
  /** The state of an earlier one (`centre.snapshotOfState()`): versions survive, the epoch changes. */
  state?: World
  /** This machine's by default. */
  clock?: Clock
  onHappening?(happening: Happening): void
  onExchange?: OnExchange
  /** Speaks TLS, as this one. */
  identity?: Identity
}

/** A running simulator, on the loopback address only. */
export interface Simulator {
  url: string
  controlUrl: string
  port: number
  centre: Centre
  /** A verb of the control plane without HTTP; throws an error that names the part which is wrong. */
  control(verb: string, body?: Body): object
  /** The same as `GET /control/state`. */
  state(): ReturnType<typeof stateOf>
  /** Cuts every connection and frees the port. */
  stop(): Promise<void>
}

/** Starts the simulated contact centre with real HTTP and a real event socket. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, seed = 1, scenario = 'quiet', state, clock = realClock } = options
  const { onHappening, onExchange } = options
  const centre = createCentre({
    clock,
    random: createRandom(seed),
    world: state ?? newWorld(clock.now(), scenario),
    sabotaged: process.env['RINGDESK_SABOTAGE'],
    ...(onHappening ? { onHappening } : {}),
  })
  const faults = createFaults()
  const log: Exchanged[] = []
  const plane: Plane = { centre, faults, clock, log, page: controlPage() }
  const exchange = createExchange(centre, faults, clock, log, onExchange)
  const { identity } = options
  const answer: Parameters<typeof serveHttp>[1] = (request, incoming, respond) => {
    if (!/^\/control(\/|\?|$)/.test(request.path)) exchange(request, respond)
    else if (isLoopback(incoming)) respond(answerControl(plane, request))
    else respond()
  }
  const server = serveHttp(createSpeaker(), answer, identity)
  const endSockets = serveSockets(server, centre, () => clock.now() < faults.refuseUntil)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo
  const url = `http${identity ? 's' : ''}://127.0.0.1:${address.port}`
  centre.act((core) => {
    core.world.origin = url
    startScenario(core)
  })
  return {
    url,
    controlUrl: `${url}/control`,
    port: address.port,
    centre,
    control: (verb, body) => control(plane, verb, body),
    state: () => stateOf(plane),
    stop() {
      centre.stop()
      endSockets()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
