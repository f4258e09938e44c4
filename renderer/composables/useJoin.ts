import type { Workitem } from '../../preload/contract.ts'
import { isOwnConference } from '../desk/sections.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useDraftFlag } from './useDraftFlag.ts'

export type JoinFlags = ReturnType<typeof useJoin>['flags']
const ADD = 'workitems.addToConference'
const START = 'workitems.createConferenceWithWorkitems'

/** Brings calls together: into the conference there is, or into a new one of this call and others. */
export function useJoin(item: () => Workitem) {
  const desk = useDesk()
  const call = useCallControl()
  const about = () => item().workitemId
  const flags = {
    beep: useDraftFlag(about, 'join.beep'),
    music: useDraftFlag(about, 'join.music'),
    muted: useDraftFlag(about, 'join.muted'),
    record: useDraftFlag(about, 'join.record'),
  }
  const joins = { offAdd: () => call.off(ADD), offStart: () => call.off(START) }

  return {
    ...joins,
    flags,
    isPending: ({ workitemId }: Workitem) =>
      desk.isPending(ADD, workitemId) || desk.isPending(START, workitemId),
    /** A held or live call joins the conference, in the way that was ticked. */
    async add(who: Workitem): Promise<boolean> {
      if (call.off(ADD)) return false
      const { workitemId } = who
      const { beep, music, muted, record } = flags
      const how = { beep: beep.value, music: music.value, muted: muted.value, record: record.value }
      const result = await desk.act(ADD, { workitemId, ...how }, { about: workitemId })
      if (result?.ok) for (const flag of Object.values(flags)) flag.value = false
      return result?.ok ?? false
    },
    /** There is no conference yet: this call and the others named become one, into which more can be called at once. */
    async start(others: readonly string[]): Promise<void> {
      if (isOwnConference(item()) || call.off(START)) return
      const workitemIds = [about(), ...others]
      const result = await desk.act(START, { addMe: true, workitemIds }, { about: about() })
      if (result?.ok) desk.panels.show(result.value.workitemId, 'conference')
    },
  }
}
