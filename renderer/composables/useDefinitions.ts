import { computed, onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { unreadablePart } from '../desk/historyQuery.ts'
import { useDesk } from '../store.ts'
import { usePatience } from './usePatience.ts'
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
  const waits = usePatience(() => definitions.searching)
  return {
    definitions,
    /** How much is listed, that there is nothing, or that it takes its time. */
    told: computed(() => {
      if (waits.value) return t(waits.value === 'long' ? 'definition.readingLong' : 'definition.reading')
      if (!definitions.isKnown) return ''
      const { list, total } = definitions
      if (list.length > 0) return t('lookup.count', { shown: list.length, total })
      return definitions.q.trim() ? t('definition.noneFound') : t('definition.noneYet')
    }),
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
