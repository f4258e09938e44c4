import { onBeforeUnmount, ref, watchEffect } from 'vue'
import { usePreferences } from '../preferences.ts'

const MORE = '(prefers-contrast: more)'

/** Writes the language and the look that were chosen at the root of the page, where `theme.css` reads them. */
export function useLook(): void {
  const preferences = usePreferences()
  const asked = window.matchMedia(MORE)
  const isAsked = ref(asked.matches)
  const follow = () => void (isAsked.value = asked.matches)
  asked.addEventListener('change', follow)
  onBeforeUnmount(() => asked.removeEventListener('change', follow))

  watchEffect(() => {
    const { dataset } = document.documentElement
    document.documentElement.lang = preferences.language
    dataset['theme'] = preferences.theme
    dataset['contrast'] = isAsked.value || preferences.theme === 'contrast' ? 'more' : 'usual'
    dataset['text'] = preferences.textSize
    dataset['density'] = preferences.density
  })
}
