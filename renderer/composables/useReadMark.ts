import { computed } from 'vue'
import type { ActionName, Workitem } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useOutgoing } from './useOutgoing.ts'

type Marking = Extract<ActionName, 'workitems.voicemailPlayed' | 'workitems.missedCallDialed'>

/** Whether a voicemail or a missed call counts as dealt with, and the verb that turns it round. */
export function useReadMark(item: () => Workitem) {
  const desk = useDesk()
  const call = useCallControl()
  const { waiting } = useOutgoing()
  /** Of what is both, the voicemail is what there is to be read. */
  const marks = computed(() => {
    const { actions, vmStatus, missedStatus } = item()
    const all: { name: Marking; read: boolean }[] = []
    if (actions.includes('voicemailPlayed'))
      all.push({ name: 'workitems.voicemailPlayed', read: vmStatus === 1 })
    if (actions.includes('missedCallDialed'))
      all.push({ name: 'workitems.missedCallDialed', read: missedStatus === 1 })
    return all
  })
  const read = computed(() => marks.value.every((one) => one.read))
  const names = () => marks.value.map(({ name }) => name)
  return {
    shown: computed(() => marks.value.length > 0),
    read,
    off: computed(() => marks.value.map(({ name }) => call.off(name)).find(Boolean) ?? ''),
    pending: computed(() => names().some((name) => desk.isPending(name, item().workitemId))),
    waits: computed(() => waiting(item().workitemId, ...names()) > 0),
    /** Turns all of them to the same side. */
    async turn(): Promise<void> {
      const { workitemId } = item()
      const played = !read.value
      for (const one of marks.value.filter((mark) => mark.read !== played))
        await desk.act(one.name, { workitemId, played }, { about: workitemId })
    },
  }
}
