import type { Waiting, WaitingKind, Workitem } from '../../preload/contract.ts'
import { WAITING_KINDS } from '../../preload/contract.ts'

/** What a row counts as, beside the row itself: nothing for most. */
export interface Mark {
  kind: WaitingKind | null
  /** It is over, and nobody has dealt with it (PROTOCOL 3, the read flags). */
  unread: 0 | 1
  /** When it came, server ms: a call when it ended, a thread with its newest message. */
  cameAt: number
}

const isTo = (item: Workitem): boolean => item.type === 'Chat' || item.type.startsWith('Inbound')

/** One word for each workitem, so that nothing is counted twice: what is unread first, a voicemail before its missed call. */
export function markOf(item: Workitem): Mark {
  const { vmStatus, missedStatus, channelType, endedAt, modifiedAt, createdAt } = item
  if (item.state === 'terminated' && (vmStatus !== undefined || missedStatus !== undefined)) {
    const isVoicemail = vmStatus === 0 || (vmStatus !== undefined && missedStatus !== 0)
    const missed = item.type === 'OutboundCall' ? 'callback' : 'missed'
    const unread = vmStatus === 0 || missedStatus === 0 ? 1 : 0
    return { kind: isVoicemail ? 'voicemail' : missed, unread, cameAt: endedAt ?? modifiedAt }
  }
  const heard = item.messages.filter(({ direction }) => direction === 'in').map((one) => one.createdAt)
  const cameAt = Math.max(createdAt, ...heard)
  const isWritten = channelType === 'email' || channelType === 'sms' || channelType === 'chat'
  const counts = isWritten && isTo(item) && item.endReason !== 'answeredElsewhere'
  return { kind: counts ? channelType : null, unread: 0, cameAt }
}

/** None of anything, or what is given. */
export const counted = (rows: readonly { kind: string; count: number }[] = []): Waiting =>
  Object.fromEntries(
    WAITING_KINDS.map((kind) => [kind, rows.find((row) => row.kind === kind)?.count ?? 0]),
  ) as Waiting
