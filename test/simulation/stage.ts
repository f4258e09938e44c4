import { createRandom } from '../simulator/core/random.ts'
import { createHouse, type House } from './centre.ts'
import { createDisk, type Disk } from './disk.ts'
import { createNetwork, fair, type Network } from './network.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'
import { createSeat, type Seat } from './seat.ts'

/** One phone, its disk, its wire and the contact centre, over one clock; everything that can be made to go wrong. */
export interface Stage {
  time: Scheduler
  house: House
  network: Network
  disk: Disk
  seat: Seat
}

/** A new one on an empty disk; the last one is over then, because all share the disk of the process. */
export function createStage(seed: number): Stage {
  const time = createScheduler()
  const house = createHouse(time, createRandom(`house ${seed}`), seed)
  const network = createNetwork(time, createRandom(`network ${seed}`), house.centre)
  const disk = createDisk(time, createRandom(`disk ${seed}`))
  const seat = createSeat(time, createRandom(`phone ${seed}`), network, disk)
  return { time, house, network, disk, seat }
}

/** Peace: nothing is wrong any more, and whoever has to sign in or take over again has done it. */
export function heal({ house, network, disk, seat }: Stage): void {
  house.comeBack()
  network.weather = fair()
  Object.assign(disk.weather, { full: false, slow: 0, crashAt: undefined })
  if (!seat.phone()) void seat.start()
}

/** What a person would do about a link that needs one: sign in again, take the phone back, or try again by hand. */
export function tend({ seat }: Stage, isPatient: boolean): void {
  const link = seat.phone()?.state().connection.link
  const credentials = { server: 'http://localhost', userName: 'ana', password: 'ringdesk' }
  if (link === 'expired' || link === 'signedOut') seat.ask('app.signIn', credentials)
  if (link === 'replaced' || link === 'stopped' || (link === 'reconnecting' && !isPatient))
    seat.ask('app.reconnect', {})
}
