import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDesk } from '../store.ts'

/** Saves the flight recorder, where the person wants it; what came of it is told at the button. */
export function useRecording() {
  const desk = useDesk()
  const { t } = useI18n()
  const told = ref('')
  return {
    told,
    pending: computed(() => desk.isPending('app.saveRecording', '')),
    async save(): Promise<void> {
      told.value = ''
      const answer = await desk.act('app.saveRecording', {}, { quiet: true })
      if (!answer) return
      if (!answer.ok) told.value = t('recording.failed')
      else told.value = t(answer.value.saved ? 'recording.saved' : 'recording.notSaved')
    },
  }
}
