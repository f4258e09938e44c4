import type { AppState, Status, Workitem } from '../../../preload/contract.ts'
import { aim } from '../acts/aim.ts'
import { plainText } from '../plainText.ts'
import type { TrayWords } from './words.ts'

type Naming = Pick<TrayWords, 'unknownCaller' | 'conference'>

/** The other party, in words that somebody else may have chosen. */
export function partyOf(item: Workitem, words: Naming): string {
  const address = item.type.startsWith('Outbound') ? item.to : item.from
  const named = plainText(item.name ?? '')
  if (item.type === 'Conference') return named || words.conference
  return named || plainText(address) || words.unknownCaller
}

/** A status of the tenant's catalogue, in the agent's language. */
export const statusName = ({ name, localizations }: Status, { language }: TrayWords): string =>
  plainText(localizations?.name?.[language] ?? name)

/** How the agent stands: the connection where it is not live, else the status. */
export function standing({ connection: { link }, agent, session }: AppState, words: TrayWords): string {
  if (link !== 'live') return words.link[link]
  const status = session?.statuses.find(({ statusId }) => statusId === agent?.statusId)
  return (status && statusName(status, words)) || words.presence[agent?.category ?? 'unknown']
}

/** Some panels read it as markup, and no two agree on which; so it holds nothing that could be any. */
const UNMARKED: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' }

/** The words of the icon, for whoever points at it or has it read aloud. */
export function tooltip(state: AppState, count: number, serverNow: number, words: TrayWords): string {
  const ring = aim('answer', state, serverNow)
  const call = aim('hangUp', state, serverNow)
  const now = [
    'Ringdesk',
    ring.ok && words.calling(partyOf(ring.item, words)),
    call.ok && words.onCall(partyOf(call.item, words)),
    ((!ring.ok && !call.ok) || state.connection.link !== 'live') && standing(state, words),
    count > 0 && words.waiting(count),
  ]
  return now
    .filter((part) => part !== false)
    .join(' · ')
    .replace(/[<>&]/g, (mark) => UNMARKED[mark] ?? '')
}
