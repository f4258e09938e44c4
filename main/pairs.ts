import type { Workitem } from '../preload/contract.ts'
import type { Heard, Known } from '../preload/lifecycle.ts'
import type { Clock, Undo } from './ports.ts'
import type { Road } from './news.ts'

/** How long a call waits at most for its offer, ms. */
const OFFER_MS = 10

export interface Pairs {
  /** Passes news on in its order. Resolves with what it was passed to. */
  heard(heard: Heard, road?: Road): Promise<void>
  /** Passes on what waits. */
  stop: Undo
}

/**
 * A call that is offered comes before its offer (PROTOCOL 5), which is on the wire behind it. Alone it would be saved and told
 * while the offer arrives, and the ring would wait for that: so the two are passed on together.
 */
export function createPairs({
  clock,
  known,
  hear,
}: {
  clock: Pick<Clock, 'after'>
  known(): Known
  hear(heard: Heard, road?: Road): Promise<void>
}): Pairs {
  let letGo: Undo = () => undefined

  const isRinging = (item: Workitem) => item.channelType === 'voice' && item.state === 'offered'
  function waits({ workitems = [], offers, openIds }: Heard): boolean {
    const [item] = workitems
    if (workitems.length !== 1 || !item || offers || openIds || !isRinging(item)) return false
    const { workitems: before, offers: pending } = known()
    return (
      before.get(item.workitemId)?.state !== 'offered' &&
      ![...pending.values()].some(({ workitemId }) => workitemId === item.workitemId)
    )
  }

  return {
    heard(heard, road) {
      letGo()
      if (!waits(heard)) return hear(heard, road)
      return new Promise((resolve) => {
        const undo = clock.after(OFFER_MS, () => letGo())
        letGo = () => {
          letGo = () => undefined
          undo()
          resolve(hear(heard, road))
        }
      })
    },
    stop: () => letGo(),
  }
}
