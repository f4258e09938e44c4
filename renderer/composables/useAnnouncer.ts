import { ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

/** What a screen reader is told in passing: offers with the key that answers, and every change the server makes. */
export function useAnnouncer(): { polite: Ref<string>; urgent: Ref<string> } {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const polite = ref('')
  const urgent = ref('')

  function changed(before: Workitem | undefined, after: Workitem): void {
    const caller = wording.caller(after)
    if (before?.state !== after.state) {
      if (after.state === 'offered')
        urgent.value = t('announce.offer', { caller, queue: wording.queue(after) })
      else polite.value = t('announce.state', { caller, state: wording.state(after) })
    } else if (before.mute !== after.mute) {
      polite.value = t(after.mute === 1 ? 'announce.muted' : 'announce.unmuted', { caller })
    } else if (before.record !== after.record) {
      polite.value = t(after.record === 1 ? 'announce.recording' : 'announce.notRecording', { caller })
    }
  }

  watch(
    () => desk.workitems,
    (after, before) => {
      const was = new Map(before.map((item) => [item.workitemId, item]))
      for (const item of after) if (was.get(item.workitemId) !== item) changed(was.get(item.workitemId), item)
      const open = new Set(after.map((item) => item.workitemId))
      const ended = before.find((item) => !open.has(item.workitemId))
      if (ended)
        polite.value = t('announce.state', { caller: wording.caller(ended), state: t('state.terminated') })
    },
  )
  watch(
    () => desk.state?.connection.link,
    (link, before) => {
      if (before && link) polite.value = t(`announce.link.${link}`)
    },
  )
  return { polite, urgent }
}
