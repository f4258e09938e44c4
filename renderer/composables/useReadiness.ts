import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { readinessOf, type Fact } from '../../preload/readiness.ts'
import { useDesk } from '../store.ts'
import { useNow } from './useNow.ts'
import { useWording } from './useWording.ts'

/** The light and its facts in words: each with its sentence and, where there is something, what to do. */
export function useReadiness() {
  const desk = useDesk()
  const now = useNow()
  const wording = useWording()
  const { t, te } = useI18n()
  const readiness = computed(() => desk.state && readinessOf(desk.state, now.value))
  function worded({ name, light, why, at, n }: Fact) {
    const advice = `readiness.do.${name}.${why}`
    return {
      name,
      light,
      text: t(`readiness.fact.${name}.${why}`, {
        time: at === undefined ? '' : wording.localTime(at),
        n: n ?? 0,
      }),
      advice: te(advice, 'en') ? t(advice) : '',
    }
  }
  return {
    light: computed(() => readiness.value?.light ?? 'off'),
    word: computed(() => t(`readiness.light.${readiness.value?.light ?? 'off'}`)),
    facts: computed(() => readiness.value?.facts.map(worded) ?? []),
  }
}
