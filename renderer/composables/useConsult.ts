import type { Workitem } from '../../preload/contract.ts'
import type { Pair } from '../desk/consults.ts'
import { countedFrom, isOwnConference } from '../desk/sections.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'

const JOIN = 'workitems.createConferenceWithWorkitems'
const ENDS = ['workitems.removeFromConference', 'workitems.hangUp'] as const
const can = (item: Workitem, action: string) => item.actions.includes(action)

/** A warm transfer, from the answer of whoever is asked: join all, hand over, or go back to the customer. */
export function useConsult() {
  const desk = useDesk()
  const call = useCallControl()
  const open = (id: string) => desk.workitems.find((item) => item.workitemId === id)

  /** The pair behind a call, or behind the conference that it has become. */
  function pairOf(item: Workitem | undefined): Pair | undefined {
    if (!item) return undefined
    if (!isOwnConference(item)) return desk.consults.pairOf(item, desk.workitems)
    const member = desk.workitems.find((one) => one.conferenceWorkitemId === item.workitemId)
    return member && desk.consults.pairOf(member, desk.workitems)
  }
  /** A customer who still waits for somebody who was asked, and is not there any more; not where the agent has hung up. */
  function overOf(customer: Workitem): Pair | undefined {
    if (customer.state !== 'hold' || pairOf(customer)) return undefined
    const consult = desk.recent.find(
      ({ workitemId }) => desk.consults.customerOf(workitemId) === customer.workitemId,
    )
    const isMine = consult?.endReason === 'hangUp' || consult?.endReason === 'transferred'
    // Whoever was taken back since, and put on hold anew, waits for something else.
    const waited = consult && countedFrom(customer) <= (consult.endedAt ?? consult.modifiedAt)
    return waited && !isMine ? { customer, consult } : undefined
  }
  /** Whether the two can be joined now; not before the one who is asked has answered. */
  const mayJoin = ({ customer, consult }: Pair) =>
    can(customer, 'createConferenceWithWorkitems') && can(consult, 'createConferenceWithWorkitems')
  async function join({ customer, consult }: Pair, addMe: boolean): Promise<void> {
    const workitemIds = [customer.workitemId, consult.workitemId]
    if (!call.off(JOIN)) await desk.act(JOIN, { addMe, workitemIds }, { about: consult.workitemId })
  }
  /** Ends the call to whoever was asked, then takes the customer back, if still there. */
  async function back({ customer, consult }: Pair): Promise<void> {
    const { workitemId } = consult
    const ended = can(consult, 'removeFromConference')
      ? await desk.act(
          'workitems.removeFromConference',
          { workitemId, action: 'hangup' },
          { about: workitemId },
        )
      : await desk.act('workitems.hangUp', { workitemId }, { about: workitemId })
    const waiting = open(customer.workitemId)
    if (!ended?.ok || !waiting) return
    if (waiting.state === 'hold' && can(waiting, 'active') && !call.off('workitems.active'))
      await desk.act('workitems.active', { workitemId: waiting.workitemId }, { about: waiting.workitemId })
  }
  const isGoingBack = ({ customer, consult }: Pair) =>
    ENDS.some((name) => desk.isPending(name, consult.workitemId)) ||
    desk.isPending('workitems.active', customer.workitemId)
  return { pairOf, overOf, mayJoin, join, back, isGoingBack, off: () => call.off(JOIN) }
}
