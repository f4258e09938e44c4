import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Failure, ShownMail } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

/** A letter as it was sent: main makes it harmless, and fetches its pictures where the person says so. */
export function useMail(workitemId: string, index: () => number) {
  const desk = useDesk()
  const wording = useWording()
  const { t, locale } = useI18n()
  const shown = shallowRef<ShownMail>()
  const problem = shallowRef<Failure>()
  const about = () => `${workitemId} ${index()}`

  async function show(pictures = false): Promise<void> {
    const words = { language: locale.value, quoted: t('mail.quoted'), picture: t('mail.picture') }
    const input = { workitemId, index: index(), pictures, words }
    const result = await desk.act('messages.show', input, { about: about(), quiet: true })
    if (!result) return
    problem.value = result.ok ? undefined : result.failure
    if (result.ok) shown.value = result.value
  }
  /** Main asks, with the real address, before anything is opened. */
  function open(link: number): void {
    const { mail } = shown.value ?? {}
    if (mail) void desk.act('messages.openLink', { mail, link }, { about: about() })
  }
  // Our own words in it are in the language of the window.
  watch(locale, () => void show())

  return {
    shown,
    show,
    open,
    pending: computed(() => desk.isPending('messages.show', about())),
    problem: computed(() => problem.value && wording.failure(problem.value)),
  }
}
