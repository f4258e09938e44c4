import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Failure, Workitem } from '../../preload/contract.ts'
import { useCallDesk } from '../callDesk.ts'
import { dayAndTime, moment, phone, plain, timeOfDay, twoMoments } from '../format.ts'
import { addressOf, isColleagueCall } from '../desk/caller.ts'
import { doesRing, wasMissed } from '../desk/sections.ts'

export { addressOf }

/** Whether the other party has no number of its own: a conference, or a colleague. */
const isNumberless = (item: Workitem) => item.type === 'Conference' || isColleagueCall(item)

const isInbound = (item: Workitem) => item.type.startsWith('Inbound')

/** How the window puts the server's facts into the agent's words. */
export function useWording() {
  const desk = useCallDesk()
  const { t, te, locale } = useI18n()
  // Each by itself: the state is new at every push, and what is worded with these is not.
  const regionNow = computed(() => desk.state?.session?.settings.region ?? 'US')
  const offset = computed(() => desk.state?.clockOffset ?? 0)
  const inboxes = computed(() => desk.state?.session?.inboxes)
  const region = () => regionNow.value
  const local = (serverTime: number) => serverTime - offset.value

  const number = (item: Workitem) => phone(addressOf(item), region())
  const others = (item: Workitem) =>
    item.participants
      // Who came in with a workitem is one of the others, also a colleague.
      .filter((one) => (one.kind !== 'agent' || one.workitemId !== undefined) && one.state !== 'left')
      .map((one) => plain(one.name ?? '') || phone(one.address, region()))
      .join(', ')
  const caller = (item: Workitem) =>
    plain(item.name ?? '') ||
    (item.type === 'Conference' ? others(item) : number(item)) ||
    t(item.type === 'Conference' ? 'state.conference' : 'caller.unknown')
  const queue = (inboxId: string | undefined) =>
    plain(inboxes.value?.find((inbox) => inbox.inboxId === inboxId)?.name ?? '')
  /** The state in a word; of what ended, how it ended. */
  function state(item: Workitem): string {
    if (item.state === 'offered' && !doesRing(item)) return t('state.inqueue')
    if (item.state !== 'terminated') return t(`state.${item.state}`)
    if (item.vmStatus !== undefined) return t('ended.voicemail')
    if (wasMissed(item)) return t('ended.missed')
    // Nobody hangs up on a letter.
    const written = `endedWritten.${item.endReason}`
    if (item.channelType !== 'voice' && te(written)) return t(written)
    return item.endReason ? t(`ended.${item.endReason}`) : t('state.terminated')
  }

  /** Priorities in words; the standard one needs none. */
  const priority = (item: Workitem) => (item.priority === 3 ? '' : t(`priority.${item.priority}`))

  function direction(item: Workitem): string {
    if (item.type === 'Conference') return t('direction.conference')
    return t(item.type.startsWith('Outbound') ? 'direction.outbound' : 'direction.inbound')
  }

  return {
    caller,
    /** The number beside the name; nothing where the number already is the name. */
    number: (item: Workitem) => (caller(item) === number(item) || isNumberless(item) ? '' : number(item)),
    /** The number, whatever the name; nothing where there is none. */
    ownNumber: (item: Workitem) => (isNumberless(item) ? '' : number(item)),
    /** A number or an e-mail address as people write it. */
    address: (address: string) => phone(address, region()),
    queue: (item: Workitem) => queue(item.inboxId),
    state,
    /** The number of ours that was called. */
    dialled: (item: Workitem) => (isInbound(item) ? phone(item.to, region()) : ''),
    subject: (item: Workitem) => plain(item.subject ?? ''),
    /** The second line of an entry: its queue, else its number or direction; of what ended, also how. */
    about(item: Workitem): string {
      const where =
        queue(item.inboxId) || (caller(item) === number(item) || isNumberless(item) ? '' : number(item))
      const how = item.state === 'terminated' || item.state === 'dialing' ? state(item) : ''
      const urgency = item.state === 'inqueue' ? priority(item) : ''
      return [how, where, urgency].filter(Boolean).join(' · ') || direction(item)
    },
    direction,
    priority,
    /** Who it is, from where: the name of what selects an entry. Its state is said beside it. */
    party: (item: Workitem) => [caller(item), queue(item.inboxId)].filter(Boolean).join(', '),
    /** The name of an entry: caller, queue and state. */
    entry: (item: Workitem) => [caller(item), queue(item.inboxId), state(item)].filter(Boolean).join(', '),
    time: (serverTime: number) => timeOfDay(local(serverTime), locale.value),
    moment: (serverTime: number) => moment(local(serverTime), Date.now(), locale.value),
    span: (from: number, to: number) => twoMoments(local(from), local(to), locale.value),
    dayAndTime: (serverTime: number) => dayAndTime(local(serverTime), locale.value),
    localTime: (at: number) => timeOfDay(at, locale.value),
    /** One plain sentence: ours where we know the code, else the server's own. */
    failure: (failure: Failure) =>
      te(`failure.${failure.code}`)
        ? t(`failure.${failure.code}`, { param: plain(failure.param ?? '') })
        : plain(failure.message) || t('failure.unknown', { code: failure.code }),
    /** A name of the tenant's catalogue in the agent's language. */
    localized: (named: {
      name: string
      localizations?: { name?: Record<string, string> | undefined } | undefined
    }) => plain(named.localizations?.name?.[locale.value] ?? named.name),
  }
}
