import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Participant, Workitem } from '../../preload/contract.ts'
import { phone, plain } from '../format.ts'
import { useDesk } from '../store.ts'

/** One party of a conference as it is shown: who, what it hears, and its own workitem where it has one here. */
export interface Party {
  id: string
  name: string
  hears: string
  me: boolean
  item?: Workitem | undefined
}

const NOT_THERE: readonly Participant['state'][] = ['ringing', 'left']

/** Who is in the agent's own conference, and who hears whom, in words. */
export function useConference(conference: () => Workitem) {
  const desk = useDesk()
  const { t } = useI18n()
  const region = () => desk.state?.session?.settings.region ?? 'US'
  const isMe = (one: Participant) =>
    one.kind === 'agent' && one.workitemId === undefined && one.address === desk.state?.session?.userId

  function hears(one: Participant): string {
    if (one.state === 'ringing') return t('conference.ringing')
    if (isMe(one)) {
      if (one.state === 'held') return t('conference.iAmAway')
      return t(one.muted ? 'conference.iAmMuted' : 'conference.iTalk')
    }
    if (one.state === 'held') return t('conference.music')
    return t(one.muted ? 'conference.muted' : 'conference.talks')
  }
  const nameOf = (one: Participant) =>
    isMe(one) ? t('conference.me') : plain(one.name ?? '') || phone(one.address, region())
  const members = computed(() =>
    desk.workitems.filter((item) => item.conferenceWorkitemId === conference().workitemId),
  )

  return {
    members,
    parties: computed(() =>
      conference()
        .participants.filter((one) => one.state !== 'left')
        .map((one): Party => ({
          id: one.participantId,
          name: nameOf(one),
          hears: hears(one),
          me: isMe(one),
          item: members.value.find((item) => item.workitemId === one.workitemId),
        })),
    ),
    /** Whether it ends with the agent: nobody would be left to talk with whom (PROTOCOL 4, "dissolves"). */
    ends: computed(
      () =>
        conference().participants.filter((one) => !isMe(one) && !NOT_THERE.includes(one.state)).length < 2,
    ),
    /** Calls that are not in it and could be; the server lists it at each of them. */
    candidates: computed(() =>
      desk.workitems.filter(
        (item) =>
          item.workitemId !== conference().workitemId &&
          (item.actions.includes('addToConference') ||
            (conference().type !== 'Conference' && item.actions.includes('createConferenceWithWorkitems'))),
      ),
    ),
  }
}
