import { WORKITEM_STATES, WorkitemTypes, type ActionPayload } from '../../preload/contract.ts'

/** What the history is searched for; empty means any. */
export interface HistoryFilter {
  /** Words, or the language of PROTOCOL 2, "Search". */
  q: string
  /** A channel or a type of workitem: a word of KINDS. */
  kind: string
  /** A word of MARKS. */
  mark: string
  state: string
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
  state: '',
  from: '',
  until: '',
  server: false,
}

const CHANNELS = ['voice', 'email', 'sms', 'chat'] as const
export const KINDS = [...CHANNELS, ...Object.values(WorkitemTypes).filter((type) => type !== 'Chat')] as const
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
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return undefined
  return new Date(year, month - 1, date + days).getTime() + clockOffset
}

/** The filter as the treaty's search; `before` pages a list that moves (PROTOCOL 2). */
export function queryOf(filter: HistoryFilter, clockOffset: number, before?: number): HistoryQuery {
  const mark: { q?: string; exact?: Record<string, number> } = MARKS.some((known) => known === filter.mark)
    ? MARK[filter.mark as keyof typeof MARK]
    : {}
  const from = midnight(filter.from, 0, clockOffset)
  const end = midnight(filter.until, 1, clockOffset)
  const last = Math.min(end === undefined ? Infinity : end - 1, before ?? Infinity)
  const q = [
    filter.q.trim(),
    mark.q,
    from !== undefined && `modifiedAt:>=${from}`,
    Number.isFinite(last) && `modifiedAt:<=${last}`,
  ]
  const queryParams = {
    ...(CHANNELS.some((known) => known === filter.kind)
      ? { channelType: filter.kind }
      : filter.kind && { type: filter.kind }),
    ...(filter.state && { state: filter.state }),
    ...mark.exact,
  }
  return { q: q.filter(Boolean).join(' '), queryParams }
}

/** The part of a `q` that could not be read, as the refusal names it. */
export const unreadablePart = (message: string): string | undefined =>
  /^q cannot be read at: (.*)$/su.exec(message)?.[1]
