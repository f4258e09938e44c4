import type { Workitem, WorkitemState } from '../../preload/contract.ts'

/** The sections of the worklist, in the order of their urgency. */
export const SECTIONS = ['ringing', 'live', 'hold', 'conference', 'wrapup'] as const
export type Section = (typeof SECTIONS)[number]

const SECTION_OF: Partial<Record<WorkitemState, Section>> = {
  offered: 'ringing',
  dialing: 'live',
  active: 'live',
  hold: 'hold',
  conference: 'conference',
  wrapup: 'wrapup',
}

/** Whether an entry stands for it: what waits in an inbox is not in this agent's hands. */
export const isListed = (item: Workitem): boolean => SECTION_OF[item.state] !== undefined

const began = (item: Workitem): number => item.offeredAt ?? item.createdAt

/** The open work by section, the oldest first, so that no entry jumps while it is aimed at; empty ones left out. */
export function sectionsOf(items: readonly Workitem[]): { section: Section; items: Workitem[] }[] {
  return SECTIONS.map((section) => ({
    section,
    items: items.filter((item) => SECTION_OF[item.state] === section).toSorted((a, b) => began(a) - began(b)),
  })).filter((group) => group.items.length > 0)
}

const lastNamed = (item: Workitem, names: readonly string[]): number | undefined =>
  item.timeEvents.findLast((event) => names.includes(event.name))?.at

/** What an entry counts: the ring, the call, the hold or the wrap-up, from its own beginning. */
export function countedFrom(item: Workitem): number {
  if (item.state === 'offered') return item.offeredAt ?? item.createdAt
  if (item.state === 'hold') return lastNamed(item, ['held', 'hold']) ?? item.answeredAt ?? item.modifiedAt
  if (item.state === 'wrapup') return item.endedAt ?? item.modifiedAt
  return item.answeredAt ?? item.createdAt
}

/** Whether a call was offered and went by; the server says so by its flag. */
export const wasMissed = (item: Workitem): boolean => item.missedStatus !== undefined
