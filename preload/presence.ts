import type { ActionInput, Agent, Status, Workitem } from './contract.ts'

/** A status at once, or after the work in hand; without a status nothing follows that work. */
export type StatusChoice = { when: 'now'; statusId: string } | { when: 'after'; statusId?: string }

const AT_WORK: readonly Workitem['state'][] = ['dialing', 'active', 'hold', 'conference', 'wrapup']

/** A call or its wrap-up covers the status that was chosen; only then there is an "after this". */
export const isAtWork = (workitems: readonly Workitem[]): boolean =>
  workitems.some((item) => item.channelType === 'voice' && AT_WORK.includes(item.state))

/** Those that an agent may choose by hand; the others are the server's own. */
export const choosable = (statuses: readonly Status[]): Status[] =>
  statuses.filter(({ selectable }) => selectable)

/** What a choice asks the server for; nothing while nobody knows the status that is to stay until then. */
export function statusChange(
  choice: StatusChoice,
  agent: Agent | undefined,
): ActionInput<'agent.setStatus'> | undefined {
  if (choice.when === 'now') return { statusId: choice.statusId }
  if (!agent) return undefined
  const { statusId: nextStatusId } = choice
  return { statusId: agent.statusId, ...(nextStatusId !== undefined && { nextStatusId }) }
}
