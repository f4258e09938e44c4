import { powerMonitor } from 'electron'
import { networkInterfaces } from 'node:os'
import type { Clock, Undo } from '../ports.ts'
import { addressesOf, watchNetwork } from './network.ts'

/** Says when an open socket is probably dead: after a sleep, after unlocking, after the network changed. */
export function watchPower(wake: (reason: 'resume' | 'network') => void, clock: Clock): Undo {
  const resumed = () => wake('resume')
  powerMonitor.on('resume', resumed)
  powerMonitor.on('unlock-screen', resumed)
  const stopNetwork = watchNetwork(
    () => addressesOf(networkInterfaces()),
    () => wake('network'),
    clock,
  )
  return () => {
    powerMonitor.off('resume', resumed)
    powerMonitor.off('unlock-screen', resumed)
    stopNetwork()
  }
}
