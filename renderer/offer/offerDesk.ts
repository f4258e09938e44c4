import {
  computed,
  inject,
  reactive,
  shallowRef,
  type ComputedRef,
  type InjectionKey,
  type ShallowRef,
} from 'vue'
import type { AppState, Bridge, Failure, Offer, Workitem } from '../../preload/contract.ts'

/** A call that rings: its offer, and whose it is. */
export interface Ringing {
  offer: Offer
  item: Workitem
}
export type Decision = 'offers.accept' | 'offers.reject' | 'workitems.voicemail'

/** What main has told this page, and the few things that it may ask for. */
export interface OfferDesk {
  readonly state: Readonly<ShallowRef<AppState | undefined>>
  /** The calls that ring, the longest first. */
  readonly ringing: ComputedRef<Ringing[]>
  /** What was asked for about this call, and is not answered. */
  pending(offerId: string): Decision | undefined
  /** Why the last thing that was asked for about it did not happen. */
  refused(offerId: string): { what: Decision; failure: Failure } | undefined
  decide(what: Decision, ringing: Ringing): Promise<void>
  run: Bridge['run']
  stop(): void
}

export const OFFER_DESK: InjectionKey<OfferDesk> = Symbol('offers')

export function useOfferDesk(): OfferDesk {
  const desk = inject(OFFER_DESK)
  if (!desk) throw new Error('No offers were provided')
  return desk
}

/** Main decides what rings: whatever it tells is shown, and nothing else. */
export function createOfferDesk(bridge: Bridge): OfferDesk {
  const state = shallowRef<AppState>()
  const asked = reactive(new Map<string, Decision>())
  const refusals = reactive(new Map<string, { what: Decision; failure: Failure }>())

  function hear(heard: AppState): void {
    if ((state.value?.revision ?? 0) > heard.revision) return
    state.value = heard
    const rings = new Set(heard.offers.map(({ offerId }) => offerId))
    for (const offerId of refusals.keys()) if (!rings.has(offerId)) refusals.delete(offerId)
  }
  const stop = bridge.onState(hear)
  void bridge.hello().then(
    (first) => {
      if (!state.value) hear(first)
    },
    () => undefined,
  )

  const ringing = computed(() =>
    (state.value?.offers ?? [])
      .flatMap((offer) => {
        const item = state.value?.workitems.find(({ workitemId }) => workitemId === offer.workitemId)
        return item ? [{ offer, item }] : []
      })
      .toSorted((a, b) => a.offer.offeredAt - b.offer.offeredAt),
  )

  return {
    state,
    ringing,
    pending: (offerId) => asked.get(offerId),
    refused: (offerId) => refusals.get(offerId),
    async decide(what, { offer: { offerId }, item: { workitemId } }) {
      if (asked.has(offerId)) return
      asked.set(offerId, what)
      refusals.delete(offerId)
      const result =
        what === 'workitems.voicemail'
          ? await bridge.run(what, { workitemId })
          : await bridge.run(what, { offerId })
      asked.delete(offerId)
      const isThere = state.value?.offers.some((one) => one.offerId === offerId)
      if (!result.ok && isThere) refusals.set(offerId, { what, failure: result.failure })
    },
    run: bridge.run,
    stop,
  }
}
