import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { BRIDGE } from '../../renderer/client.ts'
import { useDesk } from '../../renderer/store.ts'
import type { MemoryBridge } from './bridge.ts'
import { settled } from './page.ts'

/** The real store over a bridge in memory, with no page. */
export async function openDesk(bridge: MemoryBridge) {
  const app = createApp({})
  app.provide(BRIDGE, bridge)
  app.use(createPinia())
  const desk = app.runWithContext(() => useDesk())
  desk.start()
  await settled()
  return desk
}

/** An answer that comes when the test says so. */
export const later = () => {
  let release: (value: unknown) => void = () => undefined
  const promise = new Promise((resolve) => (release = resolve))
  return { promise, release }
}
