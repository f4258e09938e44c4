import { Alerts, refuse, type AppState, type RingHealth } from '../../preload/contract.ts'
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

export function createAlerts(file: SmallFile, changed: () => void): AlertSettings {
  let alerts = USUAL
  let ring: RingHealth | undefined
  let changes = 0
  const become = (next: Alerts) => {
    alerts = next
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
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      become({ ...alerts, ...(given as Partial<Alerts>) })
      try {
        await file.write(JSON.stringify(alerts, null, 2) + '\n')
        return { ok: true, value: null }
      } catch {
        return refuse('NOT_SAVED', 'This holds until the app ends: it could not be kept on this machine.')
      }
    },
    rang(what) {
      if (JSON.stringify(what) === JSON.stringify(ring)) return
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

function read(text: string): Alerts {
  try {
    const kept = Alerts.safeParse(JSON.parse(text))
    return kept.success ? kept.data : USUAL
  } catch {
    return USUAL
  }
}
