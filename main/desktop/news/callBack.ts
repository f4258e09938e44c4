import type { ActionPayload, Workitem } from '../../../preload/contract.ts'

/** What the window's *Call back* asks for about this contact; nothing where there is nobody to call. */
export function dialOf(item: Workitem): ActionPayload<'workitems.dial'> | undefined {
  const to = item.type.startsWith('Outbound') ? item.to : item.from
  const isColleague = item.participants.some((one) => one.kind === 'agent' && one.address === to)
  if (item.channelType !== 'voice' || !(isColleague || /\d{3}/.test(to))) return undefined
  const { contactId, name } = item
  return {
    to,
    option: isColleague ? 'user' : 'external',
    ...(contactId && { contactId, ...(name && { name }) }),
  }
}
