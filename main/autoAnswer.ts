import type { Offer } from '../preload/contract.ts'
import { rings, type Known } from '../preload/lifecycle.ts'
import type { Clock, Undo } from './ports.ts'

export interface AutoAnswer {
  /** Looks again at what rings; called after each change. */
  look(): void
  stop(): void
}

/** While one of these is up, a call that answered itself would put somebody on hold whom nobody asked. */
const TALKING: readonly string[] = ['active', 'dialing', 'conference']

/**
 * The tenant's `autoAnswerSeconds` (PROTOCOL 1): a voice offer is accepted by itself when it has rung so long, by the
 * server's clock, unless the agent is in a call already. Each offer is tried once; what is refused goes on ringing.
 */
export function createAutoAnswer(ports: {
  clock: Clock
  serverNow(): number
  /** Null where calls wait for the agent. */
  seconds(): number | null
  known(): Known
  accept(offer: Offer): void
}): AutoAnswer {
  const tried = new Set<string>()
  let cancel: Undo = () => undefined

  function look(): void {
    cancel()
    const seconds = ports.seconds()
    const { offers, workitems } = ports.known()
    const isBusy = [...workitems.values()].some(
      ({ channelType, state }) => channelType === 'voice' && TALKING.includes(state),
    )
    if (seconds === null || isBusy) return
    const now = ports.serverNow()
    const [next] = [...offers.values()]
      .filter((offer) => rings(offer, workitems.get(offer.workitemId), now) && !tried.has(offer.offerId))
      .sort((a, b) => a.offeredAt - b.offeredAt)
    if (!next) return
    const left = next.offeredAt + seconds * 1_000 - now
    if (left > 0) return void (cancel = ports.clock.after(left, look))
    tried.add(next.offerId)
    ports.accept(next)
  }

  return { look, stop: () => cancel() }
}
