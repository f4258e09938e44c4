import { createPinia } from 'pinia'
import { createApp } from 'vue'
import type { Bridge } from '../preload/contract.ts'
import App from './App.vue'
import { createMessages } from './messages.ts'
import { loadPreferences, PREFERENCES } from './preferences.ts'
import { CALL_DESK } from './callDesk.ts'
import { BRIDGE } from './client.ts'
import { useDesk } from './store.ts'

/** Puts the desk on the page, behind the one bridge it may speak through; returns its own undo. */
export function mountDesk(bridge: Bridge, where: string | Element): () => void {
  const preferences = loadPreferences(localStorage, navigator.language)
  const app = createApp(App)
  app.provide(BRIDGE, bridge)
  app.provide(PREFERENCES, preferences)
  app.use(createPinia())
  app.use(createMessages(preferences.language))
  app.provide(CALL_DESK, app.runWithContext(useDesk))
  app.mount(where)
  return () => app.unmount()
}
