import { computed, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { isNumberLike, readNumber, withoutScheme } from '../desk/numbers.ts'
import { isReachable, type Target } from '../desk/targets.ts'
import { useDesk } from '../store.ts'
import { useTargetSearch, type TargetKind } from './useTargetSearch.ts'
import { useWording } from './useWording.ts'

export type TargetFieldModel = ReturnType<typeof useTargetField>

/**
 * The field "Name or number" with what was found under it. One match is meant; of several the agent chooses, so that
 * nobody is ever called by a first letter.
 */
export function useTargetField(query: Ref<string>, kinds: () => readonly TargetKind[]) {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const search = useTargetSearch(() => query.value, kinds)
  /** Which of the hits is marked; -1 for none. */
  const at = ref(-1)
  const complaint = ref('')
  /** Somebody is meant by what is typed, and it is being found out who. */
  const picking = ref(false)
  const region = () => desk.state?.session?.settings.region ?? 'US'
  const text = computed({
    get: () => query.value,
    set: (typed) => void (query.value = withoutScheme(typed)),
  })
  watch(query, () => {
    at.value = -1
    complaint.value = ''
  })

  const isFree = (index: number) => {
    const hit = search.hits.value[index]
    return hit !== undefined && isReachable(hit)
  }
  function move(step: 1 | -1): void {
    const free = search.hits.value.map((_hit, index) => index).filter(isFree)
    const next = free.indexOf(at.value) + step
    at.value = at.value === -1 && step === -1 ? (free.at(-1) ?? -1) : (free[next] ?? at.value)
    complaint.value = ''
  }
  function mark(index: number): void {
    if (isFree(index)) at.value = index
    complaint.value = ''
  }
  /** Why nobody is meant by what is typed, in one sentence. */
  function reason(free: number): string {
    const typed = query.value.trim()
    if (!typed) return t('target.empty')
    if (free > 1) return t('target.several')
    if (isNumberLike(typed) && readNumber(typed, region()) === undefined)
      return t('target.invalid', { text: typed })
    if (search.hits.value.length > 0) return t('target.away')
    return t('target.none', { text: typed })
  }

  return {
    text,
    at,
    picking,
    hits: search.hits,
    searching: search.searching,
    error: computed(() => complaint.value || (search.failure.value && wording.failure(search.failure.value))),
    move,
    mark,
    /** Who is meant: the one marked, a number that was typed, or the only match. Otherwise the field says why nobody. */
    async pick(): Promise<Target | undefined> {
      const marked = search.hits.value[at.value]
      if (marked) return marked.target
      picking.value = true
      await search.settled()
      picking.value = false
      const free = search.hits.value.filter(isReachable)
      const isMeant =
        query.value.trim() !== '' && (free.length === 1 || readNumber(query.value, region()) !== undefined)
      if (isMeant && free[0]) return free[0].target
      complaint.value = reason(free.length)
      return undefined
    },
  }
}
