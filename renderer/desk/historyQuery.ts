import type { ActionPayload } from '../../preload/contract.ts'
import { WORKITEM_STATES, WorkitemTypes } from '../../preload/words.ts'
import { dateOf, daysLater } from './dates.ts'

/** What the history is searched for; empty means any. */
export interface HistoryFilter {
  /** Words, or the language of PROTOCOL 2, "Search". */
  q: string
  /** A channel or a type of workitem: a word of KINDS. */
  kind: string
  /** A word of MARKS. */
  mark: string
  /** A word of DIRECTIONS. */
  direction: string
  state: string
  /** An `inboxId`, and a `dispositionId`. */
  queue: string
  disposition: string
  /** Of one customer only, with the name that the agent knows them by. */
  contactId: string
  contactName: string
  /** Days of the person's own calendar, `2026-03-04`; both are meant whole. */
  from: string
  until: string
  /** Asks the contact centre instead of what is kept on this machine. */
  server: boolean
}
export type HistoryQuery = ActionPayload<'history.search'>

export const NO_FILTER: HistoryFilter = {
  q: '',
  kind: '',
  mark: '',
  direction: '',
  state: '',
  queue: '',
  disposition: '',
  contactId: '',
  contactName: '',
  from: '',
  until: '',
  server: false,
}

const CHANNELS = ['voice', 'email', 'sms', 'chat'] as const
export const KINDS = [...CHANNELS, ...Object.values(WorkitemTypes).filter((type) => type !== 'Chat')] as const
export const DIRECTIONS = ['inbound', 'outbound'] as const
export const STATES = WORKITEM_STATES

/** What a flag is asked for: that it is there at all (`q`), or that it still waits to be read (exactly 0). */
const MARK = {
  missed: { q: 'missedStatus:>=0' },
  missedUnread: { exact: { missedStatus: 0 } },
  voicemail: { q: 'vmStatus:>=0' },
  voicemailUnread: { exact: { vmStatus: 0 } },
} as const
export const MARKS = Object.keys(MARK) as (keyof typeof MARK)[]

/** Midnight at the beginning of a day, `days` later, in server ms; nothing for what is no day. */
function midnight(day: string, days: number, clockOffset: number): number | undefined {
  const at = dateOf(daysLater(day, days))
  return at && at.getTime() + clockOffset
}

/** Moments of change between which rows are wanted, server ms, both included. */
export interface Between {
  after?: number
  before?: number
}

/** The filter as the treaty's search; `between` narrows it to a part of a list that moves (PROTOCOL 2). */
export function queryOf(filter: HistoryFilter, clockOffset: number, between: Between = {}): HistoryQuery {
  const mark: { q?: string; exact?: Record<string, number> } = MARKS.some((known) => known === filter.mark)
    ? MARK[filter.mark as keyof typeof MARK]
    : {}
  const from = midnight(filter.from, 0, clockOffset)
  const end = midnight(filter.until, 1, clockOffset)
  const first = Math.max(from ?? -Infinity, between.after ?? -Infinity)
  const last = Math.min(end === undefined ? Infinity : end - 1, between.before ?? Infinity)
  const q = [
    filter.q.trim(),
    mark.q,
    filter.direction && `type:${filter.direction}*`,
    Number.isFinite(first) && `modifiedAt:>=${first}`,
    Number.isFinite(last) && `modifiedAt:<=${last}`,
  ]
  const queryParams = {
    ...(CHANNELS.some((known) => known === filter.kind)
      ? { channelType: filter.kind }
      : filter.kind && { type: filter.kind }),
    ...(filter.state && { state: filter.state }),
    ...(filter.queue && { queue: filter.queue }),
    ...(filter.disposition && { dispositionId: filter.disposition }),
    ...(filter.contactId && { contactId: filter.contactId }),
    ...mark.exact,
  }
  return { q: q.filter(Boolean).join(' '), queryParams }
}

/** How many filters narrow what is found, beside words; where it is looked for is none of them. */
export const narrowing = ({
  q: _words,
  server: _where,
  contactName: _name,
  ...rest
}: HistoryFilter): number => Object.values(rest).filter(Boolean).length

/** The part of a `q` that could not be read, as the refusal names it. */
export const unreadablePart = (message: string): string | undefined =>
  /^q cannot be read at: (.*)$/su.exec(message)?.[1]
