import { shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { AppState, Workitem } from '../../preload/contract.ts'
import { doesRing, isInHand } from '../desk/sections.ts'
import { useDesk } from '../store.ts'
import { useKeys } from './useKeys.ts'
import { useWording } from './useWording.ts'

/** Something to be said; the number makes the same words news again. */
interface Saying {
  text: string
  at: number
}

/** What a screen reader is told in passing: offers with the key that answers, and every change the server makes. */
export function useAnnouncer() {
  const desk = useDesk()
  const wording = useWording()
  const keys = useKeys()
  const { t } = useI18n()
  const polite = shallowRef<Saying>({ text: '', at: 0 })
  const urgent = shallowRef<Saying>({ text: '', at: 0 })
  const say = (text: string) => void (polite.value = { text, at: polite.value.at + 1 })
  const call = (text: string) => void (urgent.value = { text, at: urgent.value.at + 1 })

  function tellChange(before: Workitem, after: Workitem): void {
    const caller = wording.caller(after)
    if (before.state !== after.state) say(t('announce.state', { caller, state: wording.state(after) }))
    else if (before.mute !== after.mute)
      say(t(after.mute ? 'announce.muted' : 'announce.unmuted', { caller }))
    else if (before.record !== after.record)
      say(t(after.record ? 'announce.recording' : 'announce.notRecording', { caller }))
  }
  function tellOffer(item: Workitem): void {
    const who = [wording.caller(item), wording.queue(item)].filter(Boolean).join(', ')
    const key = keys.spoken('answer')
    if (doesRing(item)) call(key ? t('announce.offer', { who, key }) : t('announce.call', { who }))
    else say(t('announce.message', { who }))
  }
  function tellWork(before: readonly Workitem[], after: readonly Workitem[]): void {
    const was = new Map(before.map((item) => [item.workitemId, item]))
    for (const item of after) {
      const known = was.get(item.workitemId)
      was.delete(item.workitemId)
      if (known === item || !(isInHand(item) || (known && isInHand(known)))) continue
      if (item.state === 'offered' && known?.state !== 'offered') tellOffer(item)
      else if (known) tellChange(known, item)
    }
    const state = t('state.terminated')
    for (const item of was.values())
      if (isInHand(item)) say(t('announce.state', { caller: wording.caller(item), state }))
  }
  function tell(after: AppState | undefined, before: AppState | undefined): void {
    if (!after) return
    const { link } = after.connection
    if (before && before.connection.link !== link) say(t(`announce.link.${link}`))
    tellWork(before?.workitems ?? [], after.workitems)
  }

  watch(() => desk.state, tell)
  return { polite, urgent }
}
