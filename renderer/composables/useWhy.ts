import { computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import { wasMissed } from '../desk/sections.ts'
import { sentenceOf, type Part } from '../desk/why.ts'
import { phone, plain } from '../format.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

/** Why this call was missed, in one sentence of the agent's language; nothing for what was not missed. */
export function useWhy(item: () => Workitem) {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const isMissed = computed(() => wasMissed(item()))

  watch(
    () => [item().workitemId, isMissed.value, desk.state?.historyRevision, desk.state?.connection.link],
    () => {
      if (isMissed.value) desk.reasons.want(item().workitemId)
    },
    { immediate: true },
  )

  function status(statusId: string | undefined): string {
    const found = desk.state?.session?.statuses.find((one) => one.statusId === statusId)
    return found ? wording.localized(found) : ''
  }
  function say({ key, party, statusId, from, to, seconds = 0 }: Part): string {
    const region = desk.state?.session?.settings.region ?? 'US'
    const name = plain(party?.name ?? '') || phone(party?.address ?? '', region) || t('caller.unknown')
    const span = from === undefined || to === undefined ? {} : wording.span(from, to)
    return t(key, { name, seconds, status: status(statusId), ...span })
  }

  return computed(() => {
    const why = desk.reasons.of(item().workitemId)
    if (!isMissed.value || !why) return ''
    const { lead, beside, end } = sentenceOf(item(), why)
    const head = [lead.map(say).join(' '), ...beside.map(say)].join(', ')
    return `${[head, ...(end ? [say(end)] : [])].join('; ')}.`
  })
}
