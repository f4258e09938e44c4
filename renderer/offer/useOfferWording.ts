import { useI18n } from 'vue-i18n'
import type { Failure, Workitem } from '../../preload/contract.ts'
import { addressOf } from '../desk/caller.ts'
import { moment, phone, plain } from '../format.ts'
import { useOfferDesk } from './offerDesk.ts'

/** The facts of a call that rings, in the agent's words. */
export function useOfferWording() {
  const desk = useOfferDesk()
  const { t, te, locale } = useI18n()
  const session = () => desk.state.value?.session
  const number = (address: string) => phone(address, session()?.settings.region ?? 'US')
  const isColleague = (item: Workitem) =>
    item.participants.some((one) => one.kind === 'agent' && one.address === addressOf(item))
  const from = (item: Workitem) => (isColleague(item) ? '' : number(addressOf(item)))
  const caller = (item: Workitem) => plain(item.name ?? '') || from(item) || t('caller.unknown')
  const queue = (item: Workitem) =>
    plain(session()?.inboxes.find(({ inboxId }) => inboxId === item.inboxId)?.name ?? '')

  return {
    caller,
    /** The number beside the name; nothing where it is the name. */
    number: (item: Workitem) => (caller(item) === from(item) ? '' : from(item)),
    queue,
    /** The number of ours that was called. */
    dialled: (item: Workitem) => (item.type.startsWith('Inbound') ? number(item.to) : ''),
    /** Whom it is about, where, and that it rings: its name for who cannot see it. */
    entry: (item: Workitem) => [caller(item), queue(item), t('state.offered')].filter(Boolean).join(', '),
    /** How an earlier contact with them ended, and when. */
    last(past: Workitem): string {
      const at = (past.endedAt ?? past.modifiedAt) - (desk.state.value?.clockOffset ?? 0)
      const how =
        past.vmStatus !== undefined
          ? 'voicemail'
          : past.missedStatus !== undefined
            ? 'missed'
            : past.endReason
      const word = how ? t(`ended.${how}`) : t('state.terminated')
      const summary = plain(past.summary ?? '')
      const when = moment(at, Date.now(), locale.value)
      return [t('offerWindow.last', { when, how: word }), summary].filter(Boolean).join(' — ')
    },
    failure: ({ code, message }: Failure) =>
      te(`failure.${code}`) ? t(`failure.${code}`) : plain(message) || t('failure.unknown', { code }),
  }
}
