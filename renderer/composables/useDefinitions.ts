import { computed, onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { unreadablePart } from '../desk/historyQuery.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

/** From the last key to the question, ms. */
const PAUSE_MS = 150

/** The catalogue while it is looked at: asked again as it is typed for, and when somebody changes it. */
export function useDefinitions() {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const { definitions } = desk
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => definitions.q,
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void definitions.search(), PAUSE_MS)
    },
  )
  watch(
    () => desk.state?.catalogueRevision.disposition,
    () => void definitions.search(),
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))

  const malformed = computed(() =>
    definitions.failure?.code === 'BAD_REQUEST' ? unreadablePart(definitions.failure.message) : undefined,
  )
  return {
    definitions,
    error: computed(() =>
      malformed.value === undefined ? undefined : t('lookup.malformed', { part: malformed.value }),
    ),
    problem: computed(() =>
      definitions.failure && malformed.value === undefined
        ? t('definition.unlisted', { reason: wording.failure(definitions.failure) })
        : '',
    ),
  }
}
