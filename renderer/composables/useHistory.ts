import { computed, onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { NO_FILTER, unreadablePart } from '../desk/historyQuery.ts'
import { count } from '../format.ts'
import { useDesk } from '../store.ts'
import { usePatience } from './usePatience.ts'
import { useWording } from './useWording.ts'

/** From the last key to the question, ms, where the contact centre is asked: it is not there for one agent alone. */
const PAUSE_MS = 250
/** Rows that change are asked for again so often at the most, ms: a storm of news is no reason to flicker. */
const REST_MS = 1_000

/** The history while it is looked at: asked at each change of the filter, and `moved` when rows have changed. */
export function useHistory(moved: () => Promise<void>) {
  const desk = useDesk()
  const wording = useWording()
  const { t, locale } = useI18n()
  const { history } = desk
  const { filter } = history
  let typing: ReturnType<typeof setTimeout> | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  let rested = 0
  let isMoved = false
  let isLeft = false
  let asking = false
  let isOld = false

  /** What is kept here is asked at once; while an answer is awaited, only the last question is kept. */
  async function ask(): Promise<void> {
    isOld = true
    if (asking) return
    asking = true
    while (isOld) {
      isOld = false
      await history.search()
    }
    asking = false
  }
  watch(filter, () => {
    clearTimeout(typing)
    if (filter.server) typing = setTimeout(() => void history.search(), PAUSE_MS)
    else void ask()
  })
  /** Once for all that has changed since; what changes while the answer is awaited is asked for after it. */
  function refresh(): void {
    isMoved = true
    if (resting !== undefined || isLeft) return
    resting = setTimeout(
      async () => {
        isMoved = history.searching
        if (!isMoved) await moved()
        rested = performance.now()
        resting = undefined
        if (isMoved) refresh()
      },
      Math.max(0, REST_MS - (performance.now() - rested)),
    )
  }
  // A contact centre that is searched is not asked again by itself: it would be at every call.
  watch(
    () => desk.state?.historyRevision,
    () => !filter.server && refresh(),
  )
  // A question to the contact centre may have been refused for want of a connection: it is asked again when that is back.
  watch(
    () => desk.state?.connection.link === 'live',
    (isLive) => {
      if (isLive && filter.server && history.failure) void history.search()
    },
  )
  void ask()
  onScopeDispose(() => {
    isLeft = true
    clearTimeout(typing)
    clearTimeout(resting)
  })

  const malformed = computed(() => (history.failure?.code === 'BAD_REQUEST' ? history.failure : undefined))
  const waits = usePatience(() => history.searching)
  // What is still being taken in may be what was asked for: nobody knows that there is nothing.
  const isEmpty = computed(
    () => history.total === 0 && history.takingIn === 0 && !history.searching && !history.failure,
  )
  const isFiltered = computed(() =>
    Object.entries(NO_FILTER).some(([name, none]) => Reflect.get(filter, name) !== none),
  )
  return {
    filter,
    /** What is wrong with what was typed, by the part that cannot be read. */
    error: computed(() => {
      if (!malformed.value) return undefined
      const part = unreadablePart(malformed.value.message)
      return part === undefined ? wording.failure(malformed.value) : t('lookup.malformed', { part })
    }),
    /** Why nothing could be found out; what was found before is still shown. */
    problem: computed(() =>
      history.failure && !malformed.value
        ? t('lookup.unread', { reason: wording.failure(history.failure) })
        : '',
    ),
    /** How much was found, or that it takes its time. */
    told: computed(() => {
      if (waits.value === 'long') return t(filter.server ? 'lookup.longServer' : 'lookup.long')
      if (waits.value === 'short') return t('lookup.searching')
      const { total = 0 } = history
      return total > 0 ? t('lookup.total', { count: count(total, locale.value) }, total) : ''
    }),
    isEmpty,
    takingIn: computed(() => history.takingIn),
    fromServer: computed(() => history.fromServer),
    isFiltered,
    search: history.search,
    clear: history.clear,
  }
}
