import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import { WorkItemPriorities } from '../../preload/words.ts'
import { takesContact, takesDisposition } from '../desk/afterwork.ts'
import { isColleagueCall } from '../desk/caller.ts'
import { onlyAct, type Act, type Commands } from '../desk/commands.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import type { Going } from './useGoing.ts'
import { useReadMark } from './useReadMark.ts'
import { useWording } from './useWording.ts'

type WorkCommand =
  'worklist' | 'claim' | 'wrapup' | 'extend' | 'notes' | 'reply' | 'contact' | 'markRead' | 'priority'

const PRIORITIES = Object.values(WorkItemPriorities).toSorted((a, b) => b - a)

/** What is done with the work that is looked at, beside speaking. */
export function useWorkCommands(going: Going): Pick<Commands, WorkCommand> {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t } = useI18n()
  const mark = useReadMark(() => {
    if (!desk.selected) throw new Error('No work is looked at')
    return desk.selected
  })
  const may = (item: Workitem, ...actions: string[]) => actions.some((one) => item.actions.includes(one))

  /** An act about the work that is looked at, where it allows it. */
  function about(
    allows: (item: Workitem) => boolean,
    label: string,
    run: (item: Workitem) => void,
    off = '',
  ): Act[] {
    const item = desk.selected
    if (!item || !allows(item)) return []
    return [onlyAct(label, () => run(item), { off, about: wording.caller(item) })]
  }
  /** Whatever waits for anybody is claimed by its name; the key means what is looked at. */
  const claims = (): Act[] =>
    desk.workitems
      .filter((item) => may(item, 'claim'))
      .map((item) => ({
        id: item.workitemId,
        label: t('verb.claim'),
        about: wording.caller(item),
        off: call.off('workitems.claim'),
        byKey: item.workitemId === desk.selected?.workitemId,
        run: () => call.ask('workitems.claim', item),
      }))
  function wrapUp(): Act[] {
    const item =
      desk.selected && takesDisposition(desk.selected)
        ? desk.selected
        : desk.workitems.find((one) => one.state === 'wrapup')
    return item ? [onlyAct(t('keys.wrapup'), () => void going.wrapUp(), { about: wording.caller(item) })] : []
  }
  function readMark(): Act[] {
    if (!desk.selected || !mark.shown.value) return []
    const label = t(mark.read.value ? 'verb.markUnread' : 'verb.markRead')
    const run = () => {
      if (!mark.pending.value) void mark.turn()
    }
    return [onlyAct(label, run, { off: mark.off.value, about: wording.caller(desk.selected) })]
  }
  function priorities(): Act[] {
    const item = desk.selected
    if (!item || !may(item, 'changePriority') || isColleagueCall(item)) return []
    const { workitemId } = item
    return PRIORITIES.filter((priority) => priority !== item.priority).map((priority) => ({
      id: String(priority),
      label: t('control.priority', { name: t(`priorityName.${priority}`) }),
      about: wording.caller(item),
      off: call.off('workitems.changePriority'),
      byKey: false,
      run: () => void desk.act('workitems.changePriority', { workitemId, priority }, { about: workitemId }),
    }))
  }
  const isWritten = (item: Workitem) =>
    may(item, 'sendEmailResponse', 'messages') || item.channelType === 'sms'

  return {
    worklist: () => (desk.state?.session ? [onlyAct(t('keys.worklist'), going.worklist)] : []),
    claim: claims,
    wrapup: wrapUp,
    extend: () =>
      about(
        (item) => may(item, 'extendwrapup') && item.wrapupExpiresAt !== undefined,
        t('verb.extend'),
        (item) => call.ask('workitems.extendWrapup', item),
        call.off('workitems.extendWrapup'),
      ),
    notes: () => about(() => true, t('keys.notes'), going.notes),
    reply: () =>
      about(
        (item) => isWritten(item) && item.state !== 'terminated',
        t('verb.reply'),
        () => void going.reply(),
      ),
    contact: () => about(takesContact, t('keys.contact'), going.contact),
    markRead: readMark,
    priority: priorities,
  }
}
