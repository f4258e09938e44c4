import type { AlertProfile, RingDevice, RingHealth } from '../../../preload/contract.ts'
import type { Sound, Speaker } from './speaker.ts'
import { ringTone } from './tone.ts'

/** What is to be heard now. */
export interface RingOrder {
  profile: Exclude<AlertProfile, 'quiet'>
  /** 0 to 1. */
  volume: number
  /** None: the system's own choice. */
  devices: readonly RingDevice[]
  /** Somebody is in the agent's ear: it knocks, and does not shout. */
  soft: boolean
}

/** The machine's ears and mouth, as far as the ring needs them. */
export interface RingPorts {
  /** The outputs that there are now. */
  outputs(): Promise<readonly RingDevice[]>
  ringOn(deviceId: string | undefined, sound: Sound): Promise<Speaker>
  told(health: RingHealth): void
}

export interface Ringer {
  /** Rings so from now on; with nothing it is quiet. */
  ring(order: RingOrder | undefined): Promise<void>
  /** Devices have come or gone. */
  lookAgain(): Promise<void>
}

/** How much of the chosen loudness is left while the agent talks. */
const SOFTLY = 0.35
/** After so long an insistent ring is as loud as can be, s. */
const LOUD_AFTER = 8

/** The ring on its devices. A device that has gone is made up for by the system's own, and told. */
export function createRinger({ outputs, ringOn, told }: RingPorts): Ringer {
  let order: RingOrder | undefined
  const speakers: Speaker[] = []
  /** Whoever began before the last word was spoken closes what it opened. */
  let turn = 0

  async function start(mine: number, { profile, volume, devices, soft }: RingOrder): Promise<void> {
    const from = soft ? volume * SOFTLY : volume
    const grows = profile === 'insistent' && !soft
    const sound: Sound = {
      tone: (sampleRate) => ringTone(profile, sampleRate),
      from,
      to: grows ? Math.max(from, 1) : from,
      within: LOUD_AFTER,
    }
    const open = async (id: string | undefined): Promise<boolean> => {
      const speaker = await ringOn(id, sound).catch(() => undefined)
      if (speaker && mine === turn) speakers.push(speaker)
      else speaker?.close()
      return speaker !== undefined
    }
    // By its id first: to ask what outputs there are wakes two more processes, and the ring should not wait for them.
    const unknown: RingDevice[] = []
    for (const device of devices) if (!(await open(device.id))) unknown.push(device)
    const isHeard = devices.length > unknown.length || (devices.length === 0 && (await open(undefined)))
    const there = await outputs().catch(() => [])
    const missing: string[] = []
    for (const device of unknown) {
      // The id is the browser's and may be another by now; what it is called is still the same.
      const found = there.find(({ label }) => label === device.label)
      if (!found || !(await open(found.id))) missing.push(device.label)
    }
    const heard = isHeard || unknown.length > missing.length || (await open(undefined))
    if (mine === turn) told({ missing, silent: !heard || there.length === 0 })
  }
  function hush(): void {
    turn += 1
    for (const speaker of speakers.splice(0)) speaker.close()
  }

  return {
    async ring(next) {
      if (JSON.stringify(next) === JSON.stringify(order)) return
      order = next
      hush()
      if (next) await start(turn, next)
    },
    async lookAgain() {
      if (!order) return
      hush()
      await start(turn, order)
    },
  }
}
