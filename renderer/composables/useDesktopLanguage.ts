import { watch } from 'vue'
import { usePreferences } from '../preferences.ts'
import { useDesk } from '../store.ts'

/** The desktop's own few words are said in the language of the window. */
export function useDesktopLanguage(): void {
  const desk = useDesk()
  const preferences = usePreferences()
  const differs = () => {
    const alerts = desk.state?.alerts
    return alerts && alerts.language !== preferences.language ? preferences.language : undefined
  }
  watch(
    differs,
    (language) => {
      if (language) void desk.act('alerts.change', { language }, { quiet: true })
    },
    { immediate: true },
  )
}
