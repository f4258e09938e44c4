import { powerMonitor } from 'electron'
import { networkInterfaces } from 'node:os'
import type { Ring } from '../../../preload/contract.ts'
import type { Clock, Undo } from '../../ports.ts'
import type { SystemEvent } from '../../recorder/entry.ts'
import { connectSessionBus, connectSystemBus } from '../notify/sessionBus.ts'
import { hearLogind, hearScreenSaver } from './lockSignals.ts'
import { addressesOf, watchNetwork } from './network.ts'
import { createSleep } from './sleep.ts'

export interface MachinePorts {
  clock: Clock
  phone: {
    /** What may have cost the connection. */
    wake(reason: 'resume' | 'network' | 'unlock'): void
    noteSystem(what: SystemEvent): void
  }
}

/** The machine beneath the phone: its sleep, its lock, its network. */
export interface Machine {
  /** How the window can be seen: on a locked screen, not at all. */
  stands(window: Ring['window'] & string): Ring['window'] & string
  isLocked(): boolean
  /** Calls can come from now on: whether the screen is locked begins to matter. */
  begin(): void
  stop: Undo
}

export function createMachine({ clock, phone }: MachinePorts): Machine {
  let isLocked = false
  let begun = false
  const undo: Undo[] = []

  function say(locked: boolean): void {
    if (locked === isLocked) return
    isLocked = locked
    if (locked) phone.noteSystem('lock')
    else phone.wake('unlock')
  }
  const sleep = createSleep({
    clock,
    slept: () => phone.noteSystem('suspend'),
    woke: () => phone.wake('resume'),
  })
  // On Linux Electron holds logind's sleep back until this was heard, and not a moment longer.
  const heard = {
    suspend: () => sleep.suspended(),
    resume: () => sleep.resumed(),
    // These two are never told on Linux.
    'lock-screen': () => say(true),
    'unlock-screen': () => say(false),
  }
  for (const [name, hear] of Object.entries(heard)) powerMonitor.on(name as 'suspend', hear)
  undo.push(() => {
    for (const [name, hear] of Object.entries(heard)) powerMonitor.off(name as 'suspend', hear)
  })
  undo.push(
    watchNetwork(
      () => addressesOf(networkInterfaces()),
      () => phone.wake('network'),
      clock,
    ),
  )

  async function hearLinux(): Promise<void> {
    const session = { sessionId: process.env['XDG_SESSION_ID'], pid: process.pid }
    // Where nobody tells of a lock, the screen counts as open.
    const asked = [
      connectSessionBus().then((bus) => hearScreenSaver(bus, say)),
      connectSystemBus().then((bus) => hearLogind(bus, session, say)),
    ]
    for (const one of asked) one.then((stop) => (begun ? undo.push(stop) : stop())).catch(() => undefined)
  }

  return {
    stands: (window) => (isLocked ? 'locked' : window),
    isLocked: () => isLocked,
    begin() {
      if (begun) return
      begun = true
      if (process.platform === 'linux') void hearLinux()
    },
    stop() {
      begun = false
      undo.splice(0).forEach((step) => step())
    },
  }
}
