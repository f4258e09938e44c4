import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { WAITING_KINDS } from '../../preload/words.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What came while nothing was heard, in one sentence, and where to look at it. */
export function useCatchUp() {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const card = computed(() => desk.state?.catchUp)

  /** `4 min 12 s`, `15 h 20 min`, `2 days 14 h`: two units say enough. */
  function length(ms: number): string {
    const days = Math.floor(ms / DAY)
    const hours = Math.floor((ms % DAY) / HOUR)
    const minutes = Math.floor((ms % HOUR) / MINUTE)
    const seconds = Math.floor((ms % MINUTE) / SECOND)
    if (days > 0) return t('ago.days', { n: days, hours }, days)
    if (hours > 0) return t('ago.hours', { hours, minutes })
    return minutes > 0 ? t('ago.minutes', { minutes, seconds }) : t('ago.seconds', { n: seconds })
  }
  const came = computed(() => {
    const counts = card.value?.came
    const parts = WAITING_KINDS.flatMap((kind) => {
      const n = counts?.[kind] ?? 0
      return n > 0 ? [t(`catchUpCard.came.${kind}`, { n }, n)] : []
    })
    return parts.join(', ') || t('catchUpCard.nothing')
  })

  /** The history of these alone. */
  function show(mark: 'missedUnread' | 'voicemailUnread'): void {
    desk.history.clear()
    desk.history.filter.mark = mark
    desk.go('history')
  }
  return {
    card,
    head: computed(() =>
      card.value ? t(`catchUpCard.away.${card.value.why}`, { time: length(card.value.awayMs) }) : '',
    ),
    between: computed(() =>
      card.value ? t('catchUpCard.between', wording.span(card.value.from, card.value.to)) : '',
    ),
    what: computed(() => {
      const late = card.value?.late ?? 0
      return `${came.value}; ${t('catchUpCard.late', { n: late }, late)}.`
    }),
    hasMissed: computed(() => (card.value?.came.missed ?? 0) + (card.value?.came.callback ?? 0) > 0),
    hasVoicemail: computed(() => (card.value?.came.voicemail ?? 0) > 0),
    show,
    dismissing: computed(() => desk.isPending('catchUp.dismiss', '')),
    dismiss: () => card.value && desk.act('catchUp.dismiss', { id: card.value.id }),
  }
}
