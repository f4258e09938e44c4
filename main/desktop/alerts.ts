import {
  Alerts,
  NO_POLICY,
  refuse,
  type AppState,
  type Policy,
  type PolicyValues,
  type RingHealth,
} from '../../preload/contract.ts'
import type { AlertsPort } from '../ports.ts'
import type { SmallFile } from './smallFile.ts'

/** How calls are told beside the window, kept in one small file; an odd one counts as nothing chosen. */
export interface AlertSettings extends AlertsPort {
  now(): Alerts
  /** Resolves when what an earlier run has kept is known. */
  load(): Promise<void>
  /** The state with ours in it; `revision` goes on rising. */
  into(state: AppState): AppState
}

const USUAL = Alerts.parse({})

/** The agent's own choices, below what the company has locked and above its defaults. */
export function createAlerts(
  file: SmallFile,
  changed: () => void,
  policy: Policy = NO_POLICY,
): AlertSettings {
  const locked = alertsOf(policy.locked)
  const usual = { ...USUAL, ...alertsOf(policy.defaults) }
  let chosen: Partial<Alerts> = {}
  let alerts: Alerts = { ...usual, ...locked }
  let ring: RingHealth | undefined
  let changes = 0
  const become = (next: Partial<Alerts>) => {
    chosen = next
    alerts = { ...usual, ...chosen, ...locked }
    changes += 1
    changed()
  }

  return {
    now: () => alerts,
    async load() {
      const kept = await file.read().catch(() => undefined)
      if (kept && changes === 0) become(read(kept.toString('utf8')))
    },
    async change(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined)
      const param = given.find(([key, value]) => key in locked && !isSame(locked[key as keyof Alerts], value))
      if (param) return refuse('LOCKED', 'Your company has set this.', { param: param[0] })
      become({ ...chosen, ...(Object.fromEntries(given) as Partial<Alerts>) })
      try {
        await file.write(JSON.stringify(chosen, null, 2) + '\n')
        return { ok: true, value: null }
      } catch {
        return refuse('NOT_SAVED', 'This holds until the app ends: it could not be kept on this machine.')
      }
    },
    rang(what) {
      if (isSame(what, ring)) return
      ring = what
      changes += 1
      changed()
    },
    into: (state) => ({
      ...state,
      revision: state.revision + changes,
      alerts,
      health: { ...state.health, ...(ring && { ring }) },
    }),
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The options that are about alerts, by the names that they have here. */
function alertsOf(values: PolicyValues): Partial<Alerts> {
  const { alertProfile, alertVolume, alertDevices, respectsQuiet, language } = values
  return {
    ...(alertProfile !== undefined && { profile: alertProfile }),
    ...(alertVolume !== undefined && { volume: alertVolume }),
    // The browser has its own id for a device on each machine: the label finds it.
    ...(alertDevices !== undefined && { devices: alertDevices.map((label) => ({ id: label, label })) }),
    ...(respectsQuiet !== undefined && { respectsQuiet }),
    ...(language !== undefined && { language }),
  }
}

/** What was chosen: the rest is as it is usual. */
function read(text: string): Partial<Alerts> {
  try {
    const json: unknown = JSON.parse(text)
    const kept = Alerts.safeParse(json)
    if (!kept.success || typeof json !== 'object' || json === null) return {}
    return Object.fromEntries(Object.entries(kept.data).filter(([key]) => Object.hasOwn(json, key)))
  } catch {
    return {}
  }
}
