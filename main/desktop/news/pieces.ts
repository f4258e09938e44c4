import type { AppState, NewsKind, Workitem } from '../../../preload/contract.ts'
import { markOf } from '../../cache/marks.ts'

export type PieceKind = NewsKind | 'other'

/** One thing that the agent should know of, though nothing rings. */
export interface Piece {
  /** Names it; the same thing is told once. */
  key: string
  kind: PieceKind
  item: Workitem
  /** When it came, server ms. */
  at: number
  /** What the other one has written, where that is known. */
  says?: string
  /** It came in a thread that the agent has: who looks at the window has seen it. */
  isInThread: boolean
}

/** A voicemail is recorded after the call has ended; what changes so long after is no new one, ms. */
const RECORDED_MS = 10 * 60_000

/** All that there is to tell now: what is over and nobody has dealt with, what is offered in writing, and words in a thread. */
export const piecesOf = (state: AppState, waiting: readonly Workitem[], serverNow: number): Piece[] => [
  ...waiting.flatMap(pastPiece),
  ...state.offers.flatMap((offer) => {
    const item = state.workitems.find(({ workitemId }) => workitemId === offer.workitemId)
    const isThere = offer.state === 'pending' && offer.expiresAt > serverNow && item?.state === 'offered'
    if (!isThere || !item || item.channelType === 'voice') return []
    return [{ ...writtenPiece(item), key: `offer ${offer.offerId}`, at: offer.offeredAt }]
  }),
  ...state.workitems.flatMap((item) => {
    const last = item.messages.at(-1)
    const isOurs = item.state === 'active' || item.state === 'hold'
    if (!isOurs || item.channelType === 'voice' || last?.direction !== 'in') return []
    return [{ ...writtenPiece(item), key: keyOf(item), at: last.createdAt, isInThread: true }]
  }),
]

/** What of it is no news though it comes to be told: words that were there before the agent had the thread. */
export const knownBefore = ({ workitems }: AppState): string[] =>
  workitems
    .filter(({ channelType, state }) => channelType !== 'voice' && state !== 'active' && state !== 'hold')
    .map(keyOf)

const keyOf = ({ workitemId, messages }: Workitem): string =>
  `words ${workitemId} ${messages.findLast(({ direction }) => direction === 'in')?.createdAt ?? 0}`

function pastPiece(item: Workitem): Piece[] {
  const { kind, cameAt } = markOf(item)
  // A letter that nobody took in time waits in its queue: it is nobody's missed call.
  if (item.channelType !== 'voice') return []
  if (kind !== 'missed' && kind !== 'callback' && kind !== 'voicemail') return []
  const isRecorded = kind === 'voicemail' && item.modifiedAt - cameAt < RECORDED_MS
  return [
    {
      key: `${kind} ${item.workitemId}`,
      kind: kind === 'voicemail' ? 'voicemail' : 'missed',
      item,
      at: isRecorded ? Math.max(cameAt, item.modifiedAt) : cameAt,
      isInThread: false,
    },
  ]
}

function writtenPiece(item: Workitem): Omit<Piece, 'key' | 'at'> {
  const { channelType, subject, messages } = item
  const kind =
    channelType === 'email' || channelType === 'sms' || channelType === 'chat' ? channelType : 'other'
  const heard = messages.findLast(({ direction }) => direction === 'in')
  const says = subject ?? (kind === 'email' ? undefined : heard?.body)
  return { kind, item, isInThread: false, ...(says !== undefined && { says }) }
}
