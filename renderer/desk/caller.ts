import type { Workitem } from '../../preload/contract.ts'
import type { Target } from './targets.ts'

/** The other party's address: who called, or who was called. */
export const addressOf = (item: Workitem): string => (item.type.startsWith('Outbound') ? item.to : item.from)

/** A call between two agents, which never has a wrap-up (PROTOCOL 4): a colleague has an id where others have a number. */
export const isColleagueCall = (item: Workitem): boolean =>
  item.participants.some((one) => one.kind === 'agent' && one.address === addressOf(item))

/** Whoever called, where that can be called; `nameOf` says under which name. */
export function callBackTarget(item: Workitem, nameOf: (item: Workitem) => string): Target | undefined {
  const id = addressOf(item)
  const isColleague = isColleagueCall(item)
  if (item.channelType !== 'voice' || !(isColleague || /\d{3}/.test(id))) return undefined
  return { kind: isColleague ? 'user' : 'number', id, name: nameOf(item), contactId: item.contactId }
}
