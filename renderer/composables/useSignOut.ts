import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'

/** Leaves the desk; not in the middle of a call, which would have nobody in charge of the line. */
export function useSignOut() {
  const desk = useDesk()
  const call = useCallControl()
  const { t } = useI18n()
  return {
    off: computed(() => (call.live() && desk.state?.connection.link === 'live' ? t('off.inCall') : '')),
    run: () => void desk.act('app.signOut', {}),
  }
}
