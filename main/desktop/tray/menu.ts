import { ACTIONS, type ActionName, type AppState } from '../../../preload/contract.ts'
import { choosable, isAtWork, statusChange, type StatusChoice } from '../../../preload/presence.ts'
import { forbidden } from '../../allowed.ts'
import { aim, type CallAct } from '../acts/aim.ts'
import { partyOf, standing, statusName } from './said.ts'
import type { TrayWords } from './words.ts'

/** What a line of the menu does: a verb about the very call that it named when it was read, or something of the app's own. */
export type TrayAct = { run: ActionName; input: object } | 'show' | 'quit'

/** A line of the menu, as data: two menus are the same when these are. */
export type Line =
  | { kind: 'gap' }
  /** Only read: who it is about, or what stands below. */
  | { kind: 'heading'; label: string }
  /** It can be chosen where it does something. */
  | { kind: 'item'; label: string; does: TrayAct | undefined; isChosen?: boolean }
  | { kind: 'menu'; label: string; enabled: boolean; lines: Line[] }

const GAP: Line = { kind: 'gap' }

/** The menu of the icon; every act keeps its place, and can be chosen only while it would be carried out. */
export function trayMenu(state: AppState, serverNow: number, words: TrayWords): Line[] {
  const mute = aim('mute', state, serverNow)
  const hold = aim('hold', state, serverNow)
  const item = (act: CallAct, label: string): Line => ({
    kind: 'item',
    label,
    does: deed(act, state, serverNow),
  })
  return [
    status(state, words),
    GAP,
    ...about('answer', words.calling),
    item('answer', words.answer),
    item('decline', words.decline),
    GAP,
    ...about('hold', hold.ok && hold.name === 'workitems.active' ? words.onHold : words.onCall),
    item('mute', mute.ok && mute.name === 'workitems.unMute' ? words.unMute : words.mute),
    item('hold', hold.ok && hold.name === 'workitems.active' ? words.retrieve : words.hold),
    item('hangUp', words.hangUp),
    GAP,
    { kind: 'item', label: words.open, does: 'show' },
    { kind: 'item', label: words.quit, does: 'quit' },
  ]

  function about(act: CallAct, say: (who: string) => string): Line[] {
    const at = aim(act, state, serverNow)
    return at.ok ? [{ kind: 'heading', label: say(partyOf(at.item, words)) }] : []
  }
}

/** The verb behind an act, where it would be carried out now: the same question as behind the buttons of the window. */
function deed(act: CallAct, state: AppState, serverNow: number): TrayAct | undefined {
  const at = aim(act, state, serverNow)
  if (!at.ok) return undefined
  const about = { ids: [at.item.workitemId], items: [at.item] }
  const { connection, session } = state
  const no = forbidden(ACTIONS[at.name], at.input, about, {
    link: connection.link,
    authorities: session?.authorities,
  })
  return no ? undefined : { run: at.name, input: at.input }
}

/** How the agent stands, and what else may be chosen: the window's own statuses, and its own verb. */
function status(state: AppState, words: TrayWords): Line {
  const { agent, session, connection } = state
  const label = standing(state, words)
  const statuses = choosable(session?.statuses ?? [])
  if (statuses.length === 0) return { kind: 'heading', label }
  const choose = (choice: StatusChoice): TrayAct | undefined => {
    const input = statusChange(choice, agent)
    return input && { run: 'agent.setStatus', input }
  }
  const choices = (when: 'now' | 'after', current: string | undefined): Line[] =>
    statuses.map((one) => ({
      kind: 'item',
      label: statusName(one, words),
      isChosen: one.statusId === current,
      does: choose({ when, statusId: one.statusId }),
    }))
  const none: Line = {
    kind: 'item',
    label: words.noNext,
    isChosen: agent?.nextStatusId === undefined,
    does: choose({ when: 'after' }),
  }
  const now = choices('now', agent?.statusId)
  return {
    kind: 'menu',
    label,
    enabled: connection.link === 'live',
    lines: isAtWork(state.workitems)
      ? [
          { kind: 'heading', label: words.after },
          none,
          ...choices('after', agent?.nextStatusId),
          GAP,
          { kind: 'heading', label: words.now },
          ...now,
        ]
      : now,
  }
}
