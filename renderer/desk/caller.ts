import type { Workitem } from '../../preload/contract.ts'
import type { Target } from './targets.ts'

/** The other party's address: who called, or who was called. */
export const addressOf = (item: Workitem): string => (item.type.startsWith('Outbound') ? item.to : item.from)

/** Whoever called, where that can be called; `nameOf` says under which name. */
export function callBackTarget(item: Workitem, nameOf: (item: Workitem) => string): Target | undefined {
  const id = addressOf(item)
  const isColleague = item.participants.some((one) => one.kind === 'agent' && one.address === id)
  if (item.channelType !== 'voice' || !(isColleague || /\d{3}/.test(id))) return undefined
  return { kind: isColleague ? 'user' : 'number', id, name: nameOf(item), contactId: item.contactId }
}
