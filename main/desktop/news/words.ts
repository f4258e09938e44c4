import type { AlertProfile, Session, Workitem } from '../../../preload/contract.ts'
import type { Note, Urgency } from '../notify/note.ts'
import { plainText } from '../plainText.ts'
import type { Texts } from '../texts.ts'
import { dialOf } from './callBack.ts'
import type { Piece } from './pieces.ts'

/** So many are named; of the others there is a number. */
const NAMED = 3

/** Name and number of the other one; what of it is nothing but unseen marks is left out. */
export function who(item: Workitem, texts: Texts): string {
  const address = item.type.startsWith('Outbound') ? item.to : item.from
  const name = plainText(item.name ?? '')
  return [name, plainText(address)].filter(Boolean).join(' · ') || texts.unknownCaller
}

/** The same, and below it the queue. */
export function whoAndWhere(item: Workitem, session: Session | undefined, texts: Texts): string {
  const inbox = session?.inboxes.find(({ inboxId }) => inboxId === item.inboxId)
  return [who(item, texts), plainText(inbox?.name ?? '')].filter(Boolean).join('\n')
}

/** How much it wants to be seen, by what the agent chose. */
const URGENCY: Record<AlertProfile, Urgency> = { quiet: 'low', normal: 'normal', insistent: 'normal' }

/**
 * The words of all news of one kind, the newest first. One is told with what it says and can be called back; of many their
 * number is. The title is ours alone: no server agrees with another on whether it reads markup there.
 */
export function wordsOf(
  pieces: readonly [Piece, ...Piece[]],
  { texts, session, profile }: { texts: Texts; session: Session | undefined; profile: AlertProfile },
): Pick<Note, 'title' | 'body' | 'actions' | 'urgency' | 'stays'> {
  const [{ kind, item, says }] = pieces
  const how = { urgency: URGENCY[profile], stays: profile === 'insistent' }
  if (pieces.length === 1) {
    const canCallBack = (kind === 'missed' || kind === 'voicemail') && dialOf(item) !== undefined
    return {
      ...how,
      title: texts.news[kind].one,
      body: [whoAndWhere(item, session, texts), plainText(says ?? '')].filter(Boolean).join('\n'),
      actions: canCallBack ? [{ key: 'callBack', label: texts.callBack }] : [],
    }
  }
  const named = [...new Set(pieces.map((piece) => who(piece.item, texts)))]
  const rest = named.length - NAMED
  return {
    ...how,
    title: texts.news[kind].many(pieces.length),
    body: [...named.slice(0, NAMED), ...(rest > 0 ? [texts.more(rest)] : [])].join('\n'),
    actions: [],
  }
}
