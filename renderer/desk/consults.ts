import { reactive } from 'vue'
import type { Workitem } from '../../preload/contract.ts'

/** The two calls of a warm transfer: who is asked, and about whom. */
export interface Pair {
  customer: Workitem
  consult: Workitem
}

export interface Consults {
  /** This call was placed to ask about that one. */
  link(consultId: string, customerId: string): void
  customerOf(consultId: string): string | undefined
  /** The pair that a call belongs to, from either side; nothing where one of them is over. */
  pairOf(item: Workitem, open: readonly Workitem[]): Pair | undefined
}

const joins = (item: Workitem) => item.actions.includes('createConferenceWithWorkitems')
const isCalling = (item: Workitem) =>
  item.channelType === 'voice' &&
  item.type === 'OutboundCall' &&
  (item.state === 'dialing' || (item.state === 'active' && joins(item)))
const waits = (item: Workitem) => item.channelType === 'voice' && item.state === 'hold' && joins(item)

/**
 * Which call was placed about which. The server does not say so; what this window remembers goes first, and after a
 * restart a call that was placed while a single one is on hold can only be about that.
 */
export function createConsults(): Consults {
  const customers = reactive(new Map<string, string>())

  function guess(consult: Workitem, open: readonly Workitem[]): Workitem | undefined {
    const held = open.filter(waits)
    return isCalling(consult) && held.length === 1 ? held[0] : undefined
  }
  function customerFor(consult: Workitem, open: readonly Workitem[]): Workitem | undefined {
    const known = customers.get(consult.workitemId)
    return known === undefined ? guess(consult, open) : open.find((item) => item.workitemId === known)
  }
  return {
    link: (consultId, customerId) => void customers.set(consultId, customerId),
    customerOf: (consultId) => customers.get(consultId),
    pairOf(item, open) {
      for (const consult of open) {
        const customer = customerFor(consult, open)
        if (customer && [consult.workitemId, customer.workitemId].includes(item.workitemId))
          return { customer, consult }
      }
      return undefined
    },
  }
}
