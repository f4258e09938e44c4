import type { Agent, Ring, Workitem } from '../../preload/contract.ts'

const TALKING: readonly Workitem['state'][] = ['active', 'conference', 'dialing']

/** What keeps the agent from answering now, the most pressing first; nothing for who is free. */
export function busyWith(open: Iterable<Workitem>, agent: Agent | undefined): Ring['busy'] {
  const items = [...open]
  const call = items.find((item) => item.channelType === 'voice' && TALKING.includes(item.state))
  const wrapup = items.find((item) => item.state === 'wrapup')
  if (call) return { with: 'call', ...party(call) }
  if (wrapup) return { with: 'wrapup', ...party(wrapup) }
  return agent?.category === 'away' ? { with: 'away', statusId: agent.statusId } : undefined
}

function party(item: Workitem) {
  const address = item.type.startsWith('Outbound') ? item.to : item.from
  return { ...(item.name && { name: item.name }), ...(address && { address }) }
}
