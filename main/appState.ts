import type { AppState, Health, Session } from '../preload/contract.ts'
import type { Admission } from './admission.ts'
import type { Missed } from './missed/missed.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { OwnStores } from './ownStores.ts'
import type { PhoneTester } from './phoneTest.ts'
import type { Clock } from './ports.ts'
import type { Credentials } from './server/credentials.ts'
import type { Status } from './status.ts'
import type { Store } from './store.ts'

/** Those of whom the whole state is asked. */
export interface StateParts {
  clock: Clock
  status: Status
  store: Store
  admission: Admission
  credentials: Credentials
  own: OwnStores
  outbox: Outbox
  phoneTest: PhoneTester
  missed: Missed
  session: Session | undefined
}

/** What is true now, whole, gathered from those who know it. */
export function appState(parts: StateParts): AppState {
  const { status, store, admission, credentials, own, outbox, session } = parts
  const { agent, offers, workitems } = store.known()
  const phoneTest = parts.phoneTest.last()
  return {
    ...status.stamp(),
    connection: status.connection(),
    signIn: admission.named(),
    ...(session && { session }),
    ...(agent && { agent }),
    offers: [...offers.values()],
    workitems: [...workitems.values()],
    outbox: outbox.list(),
    ...parts.missed.told(),
    health: healthOf(parts),
    ...(phoneTest && { phoneTest }),
    notices: [...own.notices(), ...(credentials.kept() ? [] : (['tokenInMemory'] as const))],
  }
}

function healthOf({ clock, status, credentials, own }: StateParts): Health {
  const ackAt = status.ackAt()
  const goodForMs = credentials.goodForMs()
  return {
    ...(ackAt !== undefined && { ackAt }),
    ...(goodForMs !== undefined && { tokenUntil: clock.wall() + goodForMs }),
    journal: own.written(),
    // The core shows none itself; the desktop says what came of them.
    notifications: 'untried',
  }
}
