import { computed, onBeforeUnmount, watch } from 'vue'
import type { AppState } from '../../../preload/contract.ts'
import { useOfferDesk } from '../offerDesk.ts'
import { listOutputs, watchOutputs } from '../../outputs.ts'
import { afterPaint } from '../../afterPaint.ts'
import { createRinger, type RingOrder } from './ringer.ts'
import { ringOn } from './speaker.ts'

/** A page that is not painted, such as one whose screen is off, is not waited for any longer, ms. */
const LATEST_MS = 100

const TALKING: readonly string[] = ['active', 'conference', 'dialing']

/** What has to be heard of this state; nothing where nothing rings, or the agent wants it quiet. */
export function orderOf({ offers, workitems, alerts, health }: AppState): RingOrder | undefined {
  if (offers.length === 0 || !alerts || alerts.profile === 'quiet') return undefined
  if (alerts.respectsQuiet && health.notifications === 'hidden') return undefined
  const { profile, volume, devices } = alerts
  return { profile, volume, devices, soft: workitems.some(({ state }) => TALKING.includes(state)) }
}

/** Rings while something rings. This page is never throttled and plays in a loop: no timer has to fire. */
export function useRing(): void {
  const desk = useOfferDesk()
  const ringer = createRinger({
    outputs: listOutputs,
    ringOn,
    told: (health) => void desk.run('alerts.rang', health).catch(() => undefined),
  })
  const order = computed(() => (desk.state.value ? orderOf(desk.state.value) : undefined))
  const ring = (next: RingOrder | undefined) => {
    unwatch()
    // Only while it rings: who listens for devices keeps two processes alive that cost as much as this page.
    if (next) unwatch = watchOutputs(() => void ringer.lookAgain())
    cancel()
    // To open an output holds a page up for as long as it takes to paint the call: it is seen first.
    if (next) cancel = afterPaint(() => void ringer.ring(next), LATEST_MS)
    else void ringer.ring(next)
  }
  let unwatch = () => {}
  let cancel = () => {}
  watch(order, ring, { immediate: true })
  onBeforeUnmount(() => ring(undefined))
}
