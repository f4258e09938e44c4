import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PolicyKey } from '../../preload/contract.ts'
import { ruled, NO_POLICY } from '../../preload/words.ts'
import { followCompany, usePreferences } from '../preferences.ts'
import { useDesk } from '../store.ts'

/** What the company has set on this machine, as far as the window shows it. */
export function useCompany() {
  const desk = useDesk()
  const { t } = useI18n()
  const policy = () => desk.state?.policy ?? NO_POLICY
  return {
    /** Why this cannot be chosen; nothing where it can. */
    off: (key: PolicyKey): string => (policy().locked[key] === undefined ? '' : t('company.locked')),
    /** What the company says of it, where nobody else does. */
    value: <K extends PolicyKey>(key: K) => ruled(policy(), key),
  }
}

/** The window looks and speaks as the company has it. */
export function useFollowCompany(): void {
  const desk = useDesk()
  const preferences = usePreferences()
  watch(
    () => desk.state && JSON.stringify(desk.state.policy ?? null),
    (known) => {
      if (known !== undefined) followCompany(localStorage, preferences, desk.state?.policy)
    },
    { immediate: true },
  )
}
