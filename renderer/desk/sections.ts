import type { Workitem, WorkitemState } from '../../preload/contract.ts'
import { isUnread } from './waiting.ts'

/** The sections of the worklist, in the order of their urgency (UX, "Surfaces"). */
export const SECTIONS = ['ringing', 'live', 'hold', 'conference', 'wrapup', 'waiting', 'inbox'] as const
export type Section = (typeof SECTIONS)[number]

const SECTION_OF: Partial<Record<WorkitemState, Section>> = {
  inqueue: 'inbox',
  offered: 'ringing',
  dialing: 'live',
  active: 'live',
  hold: 'hold',
  conference: 'conference',
  wrapup: 'wrapup',
}

/** Only a call rings: what is written and offered waits (PROTOCOL 4). */
export const doesRing = (item: Workitem): boolean => item.state === 'offered' && item.channelType === 'voice'

/** Where an entry stands; nothing where none does. */
export const sectionOf = (item: Workitem): Section | undefined =>
  (item.state === 'offered' && !doesRing(item)) || isUnread(item) ? 'waiting' : SECTION_OF[item.state]

/** Whether an entry stands for it. */
export const isListed = (item: Workitem): boolean => sectionOf(item) !== undefined

/** Whether it is this agent's: what waits in an inbox is anybody's. */
export const isInHand = (item: Workitem): boolean => isListed(item) && item.state !== 'inqueue'

/** The agent's own conference; its members are calls of their own (PROTOCOL 4). */
export const isOwnConference = (item: Workitem): boolean => item.type === 'Conference'

const began = (item: Workitem): number => item.offeredAt ?? item.createdAt

/** The oldest first, so that no entry jumps while it is aimed at; the most urgent before it where anybody may choose. */
function byTurn(a: Workitem, b: Workitem): number {
  const urgency = a.state === 'inqueue' && b.state === 'inqueue' ? b.priority - a.priority : 0
  return Number(isOwnConference(b)) - Number(isOwnConference(a)) || urgency || began(a) - began(b)
}

/** The open work by section; empty ones left out. */
export function sectionsOf(items: readonly Workitem[]): { section: Section; items: Workitem[] }[] {
  return SECTIONS.map((section) => ({
    section,
    items: items.filter((item) => sectionOf(item) === section).toSorted(byTurn),
  })).filter((group) => group.items.length > 0)
}

const lastNamed = (item: Workitem, names: readonly string[]): number | undefined =>
  item.timeEvents.findLast((event) => names.includes(event.name))?.at

/** What an entry counts: the ring, the call, the hold or the wrap-up, from its own beginning. */
export function countedFrom(item: Workitem): number {
  if (item.state === 'inqueue') return item.createdAt
  if (item.state === 'offered') return item.offeredAt ?? item.createdAt
  if (item.state === 'hold') return lastNamed(item, ['held', 'hold']) ?? item.answeredAt ?? item.modifiedAt
  if (item.state === 'wrapup') return item.endedAt ?? item.modifiedAt
  return item.answeredAt ?? item.createdAt
}

/** Whether a call was offered and went by; the server says so by its flag. */
export const wasMissed = (item: Workitem): boolean => item.missedStatus !== undefined
