import { computed, onBeforeUnmount, onMounted, shallowRef } from 'vue'
import type { ActionPayload, RingDevice } from '../../preload/contract.ts'
import { ALERT_PROFILES, NEWS_KINDS } from '../../preload/words.ts'
import { listOutputs, watchOutputs } from '../outputs.ts'
import { useDesk } from '../store.ts'

/** How calls are told beside the window, and what can be chosen of it; each choice is kept at once. */
export function useAlerts() {
  const desk = useDesk()
  const outputs = shallowRef<readonly RingDevice[]>([])
  const alerts = computed(() => desk.state?.alerts)
  const change = (what: ActionPayload<'alerts.change'>) => void desk.act('alerts.change', what)
  const chosen = computed(() => alerts.value?.devices ?? [])
  /** Those that there are, and those that were chosen and are not there. */
  const devices = computed(() => {
    const there = new Set(outputs.value.map(({ label }) => label))
    return [
      ...outputs.value.map((device) => ({ ...device, isThere: true })),
      ...chosen.value
        .filter(({ label }) => !there.has(label))
        .map((device) => ({ ...device, isThere: false })),
    ]
  })
  const look = () =>
    void listOutputs().then(
      (found) => (outputs.value = found),
      () => undefined,
    )
  onMounted(look)
  onBeforeUnmount(watchOutputs(look))

  return {
    alerts,
    devices,
    ring: computed(() => desk.state?.health.ring),
    profile: computed({
      get: () => alerts.value?.profile ?? 'normal',
      set(value: string) {
        const profile = ALERT_PROFILES.find((known) => known === value)
        if (profile) change({ profile })
      },
    }),
    /** In hundredths, as a slider counts. */
    volume: computed({
      get: () => Math.round((alerts.value?.volume ?? 0) * 100),
      set: (value: number) => change({ volume: value / 100 }),
    }),
    /** Chosen devices by their labels. */
    chosen: computed({
      get: () => chosen.value.map(({ label }) => label),
      set: (labels: readonly string[]) =>
        change({
          devices: devices.value
            .filter(({ label }) => labels.includes(label))
            .map(({ id, label }) => ({ id, label })),
        }),
    }),
    /** Kinds of news of which a notification is shown. */
    told: computed({
      get: () => NEWS_KINDS.filter((kind) => !alerts.value?.silenced.includes(kind)),
      set: (kinds: readonly string[]) =>
        change({ silenced: NEWS_KINDS.filter((kind) => !kinds.includes(kind)) }),
    }),
    respectsQuiet: computed({
      get: () => alerts.value?.respectsQuiet ?? false,
      set: (respectsQuiet: boolean) => change({ respectsQuiet }),
    }),
  }
}
