import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PhoneTest, PhoneTestLeg } from '../../preload/contract.ts'
import { PHONE_TEST_LEGS } from '../../preload/words.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useWording } from './useWording.ts'

/** The last test of the phone in one sentence, and its legs with their milliseconds. */
export function usePhoneTest() {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t } = useI18n()
  const test = computed(() => desk.state?.phoneTest)
  const running = computed(() => test.value?.state === 'running' || desk.isPending('app.testPhone', ''))
  const rings = computed(() => desk.state?.offers.some((offer) => offer.test) ?? false)

  function sentence({ at, state, legs, stoodAt, failure, noticeRefused }: PhoneTest): string {
    if (state === 'running') return t('phoneTest.running')
    const time = wording.localTime(at)
    if (state === 'passed')
      return t(noticeRefused ? 'phoneTest.silent' : 'phoneTest.passed', { time, ms: legs.painted ?? 0 })
    const why = failure ? wording.failure(failure) : t(`phoneTest.stoodAt.${stoodAt ?? 'answered'}`)
    return t('phoneTest.failed', { time, why })
  }
  function seen({ legs, noticeRefused }: PhoneTest, leg: PhoneTestLeg): string {
    const ms = legs[leg]
    if (ms !== undefined) return t('phoneTest.ms', { ms })
    if (leg === 'notified' && noticeRefused) return t('phoneTest.refused')
    return running.value ? '…' : t('phoneTest.notSeen')
  }

  return {
    running,
    /** Why it cannot be tested now. */
    off: computed(
      () => call.off('app.testPhone') || (rings.value && !running.value ? t('failure.TEST_RUNNING') : ''),
    ),
    run: () => void desk.act('app.testPhone', {}),
    sentence: computed(() => (test.value ? sentence(test.value) : '')),
    failed: computed(() => test.value?.state === 'failed'),
    legs: computed(() => {
      const { value } = test
      if (!value) return []
      return PHONE_TEST_LEGS.map((leg) => ({
        leg,
        name: t(`phoneTest.leg.${leg}`),
        seen: seen(value, leg),
        isMissing: value.state === 'failed' && leg === value.stoodAt,
      }))
    }),
  }
}
