import { createApp, type App, type Component } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Words } from './messages.ts'
import { loadPreferences, PREFERENCES } from './preferences.ts'

/**
 * Mounts a page that has a window of its own beside the desk, with no more words than it says; the look and the language
 * are those that are chosen in the other window. `files` are the words by the path of their file. Returns its own undo.
 */
export function mountSmallPage(
  root: Component,
  where: string | Element,
  files: Record<string, Words>,
  provide: (app: App) => void,
): () => void {
  const preferences = loadPreferences(localStorage, navigator.language)
  const follow = () => void Object.assign(preferences, loadPreferences(localStorage, navigator.language))
  window.addEventListener('storage', follow)
  const i18n = createI18n({
    legacy: false,
    locale: preferences.language,
    fallbackLocale: 'en',
    messages: { en: {}, es: {} },
  })
  for (const [path, words] of Object.entries(files))
    i18n.global.mergeLocaleMessage(path.includes('/es/') ? 'es' : 'en', words)
  const app = createApp(root)
  app.provide(PREFERENCES, preferences)
  provide(app)
  app.use(i18n)
  app.mount(where)
  return () => {
    window.removeEventListener('storage', follow)
    app.unmount()
  }
}
