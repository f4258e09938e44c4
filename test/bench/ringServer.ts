import { anOffer, aWorkitem } from '../fixtures.ts'
import { openDoor, type Say } from './door.ts'
import { aPast } from './rows.ts'

/** A contact centre that rings when it is told to. */
export interface Ringing {
  url: string
  /** Tells of `Caller n`; their offer, by which it rings, follows when the answer is called (PROTOCOL 5). */
  ring(n: number): () => void
  /** That caller hangs up. */
  end(n: number): void
  /** A thousand workitems a second change, until the undo is called. */
  storm(): () => void
}

const RATE = 1_000
const STEP_MS = 10
const OFFER_MS = 20_000
const STATE = 'WorkitemStateChangeNotification'

export async function openRinging(): Promise<Ringing> {
  let seq = 0
  let say: Say = () => undefined
  const tell = (name: string, message: object) => {
    seq += 1
    const head = { type: 'event', seq, epoch: 'e1', id: `ev_${seq}`, name, createdAt: Date.now() }
    say({ ...head, result: 'SUCCESS', cursor: `c${seq}`, message })
  }
  const port = await openDoor(
    (next) => (say = next),
    () => seq,
  )
  const call = (n: number) =>
    aWorkitem({ workitemId: `ring${n}`, name: `Caller ${n}`, from: '+442079460123', createdAt: Date.now() })
  const offer = (n: number) => {
    const at = Date.now()
    const times = { offeredAt: at, expiresAt: at + OFFER_MS }
    return anOffer({ offerId: `offer${n}`, workitemId: `ring${n}`, ...times })
  }
  return {
    url: `http://127.0.0.1:${port}`,
    ring(n) {
      const [item, pending] = [call(n), offer(n)]
      tell(STATE, item)
      return () => tell('OfferNotification', pending)
    },
    end(n) {
      const ended = { version: 2, state: 'terminated', endReason: 'callerHungUp', endedAt: Date.now() }
      tell('OfferTerminatedByHangupNotification', { ...offer(n), version: 2, state: 'canceled' })
      tell(STATE, { ...call(n), ...ended })
    },
    storm() {
      const step = setInterval(() => {
        for (let i = 0; i < (RATE * STEP_MS) / 1_000; i += 1)
          tell(STATE, { ...aPast(seq % 5_000, 1 + seq), modifiedAt: Date.now() })
      }, STEP_MS)
      return () => clearInterval(step)
    },
  }
}
