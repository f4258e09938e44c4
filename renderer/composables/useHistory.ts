import { computed, onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { unreadablePart } from '../desk/historyQuery.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

/** From the last key to the question, ms: long enough for a word, too short to be waited for. */
const PAUSE_MS = 150

/** The history while it is looked at: asked again at each change of the filter, and when rows have changed. */
export function useHistory() {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const { history } = desk
  let timer: ReturnType<typeof setTimeout> | undefined

  function soon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void history.search(), PAUSE_MS)
  }
  watch(history.filter, soon)
  watch(
    () => desk.state?.historyRevision,
    () => {
      // A contact centre that is searched is not asked again by itself: it would be at every call.
      if (!history.filter.server) soon()
    },
  )
  void history.search()
  onScopeDispose(() => clearTimeout(timer))

  const failure = computed(() => history.failure)
  const malformed = computed(() => (failure.value?.code === 'BAD_REQUEST' ? failure.value : undefined))
  return {
    filter: history.filter,
    /** What is wrong with what was typed, by the part that cannot be read. */
    error: computed(() => {
      if (!malformed.value) return undefined
      const part = unreadablePart(malformed.value.message)
      return part === undefined ? wording.failure(malformed.value) : t('lookup.malformed', { part })
    }),
    problem: computed(() =>
      failure.value && !malformed.value ? t('lookup.unread', { reason: wording.failure(failure.value) }) : '',
    ),
    rows: computed(() => history.rows),
    count: computed(() =>
      history.total > 0 ? t('lookup.count', { shown: history.rows.length, total: history.total }) : '',
    ),
    isEmpty: computed(() => history.rows.length === 0 && !history.searching && !failure.value),
    hasMore: computed(() => history.rows.length < history.total),
    searching: computed(() => history.searching),
    more: history.more,
    clear: history.clear,
  }
}
