import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Connection } from '../../preload/contract.ts'
import { secondsLeft } from '../format.ts'
import { useDesk } from '../store.ts'
import { useNow } from './useNow.ts'
import { useWording } from './useWording.ts'

const OFF = ['signedOut', 'expired', 'replaced', 'stopped']

/** The link in words that begin with Live, Reconnecting, Stale or Offline; never better than it is. */
export function useConnectionWords() {
  const desk = useDesk()
  const now = useNow()
  const wording = useWording()
  const { t } = useI18n()

  function head({ link, staleSince, retryAt }: Connection): string {
    if (link === 'live') return t('link.live')
    if (link === 'reconnecting') {
      const seconds = secondsLeft((retryAt ?? now.value) - now.value)
      return t('link.reconnecting', { seconds })
    }
    if (staleSince && !OFF.includes(link)) return t('link.stale', { time: wording.localTime(staleSince) })
    return t('link.offline')
  }
  function rest({ link, staleSince, syncedAt, problem }: Connection): string[] {
    if (link === 'live') return [syncedAt ? ago(syncedAt) : '']
    const because = problem && wording.failure(problem)
    const named = link === 'reconnecting' ? undefined : t(`link.why.${link}`)
    const why = link === 'stopped' || link === 'connecting' ? (because ?? named) : (named ?? because)
    const isNamed = link === 'connecting' || link === 'syncing'
    const stale = staleSince && !isNamed ? t('link.since', { time: wording.localTime(staleSince) }) : ''
    return [stale, why ?? '']
  }
  // Small numbers that flicker are noise: under half a minute it is "just now".
  function ago(at: number): string {
    const seconds = Math.max(0, Math.floor((now.value - at) / 1000))
    return seconds < 5 ? t('link.syncedNow') : t('link.synced', { seconds })
  }

  const connection = computed(() => desk.state?.connection)
  return {
    text: computed(() => {
      const { value } = connection
      return value ? [head(value), ...rest(value)].filter(Boolean).join(' · ') : t('link.offline')
    }),
    tone: computed(() => {
      const link = connection.value?.link ?? 'connecting'
      if (link === 'live') return 'fine'
      return OFF.includes(link) ? 'off' : 'waiting'
    }),
    retry: computed(() => t(connection.value?.link === 'replaced' ? 'link.takeOver' : 'link.retry')),
  }
}
