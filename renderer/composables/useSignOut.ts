import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useCompany } from './useCompany.ts'

/** Leaves the desk; not in the middle of a call, which would have nobody in charge of the line. */
export function useSignOut() {
  const desk = useDesk()
  const call = useCallControl()
  const company = useCompany()
  const { t } = useI18n()
  return {
    off: computed(() => (call.live() && desk.state?.connection.link === 'live' ? t('off.inCall') : '')),
    run() {
      // Where the company has decided what stays, there is nothing to ask; what is not sent asks for itself.
      if (company.off('wipeOnSignOut') === '') return desk.overlay.show('signOut')
      void desk.act('app.signOut', {}, { quiet: true }).then((result) => {
        if (result?.ok === false && result.failure.code === 'UNSENT') desk.overlay.show('signOut')
      })
    },
  }
}

/** The question before it: whether what is kept on this computer goes as well, and what would be lost. */
export function useSignOutQuestion() {
  const desk = useDesk()
  const company = useCompany()
  const { t } = useI18n()
  /** What would be lost, in words; empty until a wipe has met it. */
  const unsent = ref<string[]>([])

  async function find(): Promise<void> {
    const drafts = await desk.act('drafts.list', {}, { quiet: true })
    // Several fields of one form are one thing to whoever wrote them.
    const words = new Set(drafts?.ok ? drafts.value.map(({ about }) => about) : []).size
    const waiting = desk.state?.outbox.length ?? 0
    unsent.value = [
      ...(waiting > 0 ? [t('signOut.waiting', waiting)] : []),
      ...(words > 0 ? [t('signOut.drafts', words)] : []),
    ]
  }
  async function leave(input: { wipe?: boolean; lose?: boolean }): Promise<void> {
    const result = await desk.act('app.signOut', input, { quiet: true })
    if (result?.ok === false && result.failure.code === 'UNSENT') return find()
    desk.overlay.hide('signOut')
    if (result?.ok === false) desk.tell('app.signOut', result.failure)
  }
  return {
    unsent,
    pending: computed(() => desk.isPending('app.signOut', '')),
    /** The company wipes whatever is chosen here: then only what is not sent is asked about. */
    mustWipe: computed(() => company.off('wipeOnSignOut') !== ''),
    begin() {
      unsent.value = []
      if (company.off('wipeOnSignOut') !== '') void find()
    },
    leave,
  }
}
