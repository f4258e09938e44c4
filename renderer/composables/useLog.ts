import { computed, reactive, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Failure, LogLine } from '../../preload/contract.ts'
import { copyText } from '../clipboard.ts'
import { linesIn, textOf, type LogFilter } from '../desk/log.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

/** As many as main reads at once, and as many as are painted before more are asked for. */
const ROWS = 1_000
const SHOWN = 200

/** The log of this app, as it stood when it was last asked for. */
export function useLog() {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const lines = shallowRef<readonly LogLine[]>([])
  const problem = shallowRef<Failure>()
  const filter = reactive<LogFilter>({ level: '', ask: '' })
  const shown = ref(SHOWN)
  const copied = ref('')

  async function refresh(): Promise<void> {
    copied.value = ''
    const answer = await desk.act('app.log', { rows: ROWS }, { quiet: true })
    if (!answer) return
    problem.value = answer.ok ? undefined : answer.failure
    if (answer.ok) lines.value = answer.value
  }
  const found = computed(() => linesIn(lines.value, filter))
  void refresh()
  return {
    filter,
    refresh,
    pending: computed(() => desk.isPending('app.log', '')),
    rows: computed(() => found.value.slice(0, shown.value)),
    hasMore: computed(() => found.value.length > shown.value),
    more: () => void (shown.value += SHOWN),
    copy: () => void (copied.value = t(copyText(textOf(found.value)) ? 'log.copied' : 'log.notCopied')),
    told: computed(() => {
      if (problem.value) return t('log.unread', { reason: wording.failure(problem.value) })
      return copied.value || t('log.count', { n: found.value.length }, found.value.length)
    }),
  }
}
