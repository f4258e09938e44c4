import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'

const REMOVE = 'workitems.removeFromConference'

/** One thing that may be done about a member, as its button shows it. */
export interface MemberAct {
  verb: 'mute' | 'unMute' | 'hold' | 'talkAlone' | 'hangUp'
  label: string
  off: string
  pending: boolean
  run(): void
}

/** What the agent may do about one member of the conference. */
export function useMember() {
  const desk = useDesk()
  const call = useCallControl()
  const { t } = useI18n()

  function mute(item: Workitem): MemberAct[] {
    const { workitemId } = item
    const verb = item.mute === 1 ? 'unMute' : 'mute'
    const name = `workitems.${verb}` as const
    if (!item.actions.includes(verb)) return []
    const run = () => {
      if (!call.off(name)) void desk.act(name, { workitemId }, { about: workitemId })
    }
    return [
      { verb, label: t(`verb.${verb}`), off: call.off(name), pending: desk.isPending(name, workitemId), run },
    ]
  }
  function remove(item: Workitem, verb: MemberAct['verb'], action: 'hold' | 'active' | 'hangup'): MemberAct {
    const { workitemId } = item
    return {
      verb,
      label: t(`verb.${verb}`),
      off: call.off(REMOVE),
      pending: desk.isPending(REMOVE, workitemId),
      run() {
        if (!call.off(REMOVE)) void desk.act(REMOVE, { workitemId, action }, { about: workitemId })
      },
    }
  }
  return {
    actsOf(item: Workitem): MemberAct[] {
      if (!item.actions.includes('removeFromConference')) return mute(item)
      return [
        ...mute(item),
        remove(item, 'hold', 'hold'),
        remove(item, 'talkAlone', 'active'),
        remove(item, 'hangUp', 'hangup'),
      ]
    },
  }
}
