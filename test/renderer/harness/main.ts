import '../../../renderer/jitless.ts'
import { mountDesk } from '../../../renderer/mount.ts'
import { aBridge } from '../bridge.ts'
import { SCENES } from '../scenes.ts'

// One scene of the gallery, without a main process: ?scene=live&theme=dark&language=es
const asked = new URLSearchParams(location.search)
const scene = SCENES[asked.get('scene') ?? 'idle']
if (!scene) throw new Error(`No such scene; there are ${Object.keys(SCENES).join(', ')}`)
localStorage.setItem(
  'ringdesk.preferences',
  JSON.stringify({ theme: asked.get('theme') ?? 'light', language: asked.get('language') ?? 'en' }),
)
const bridge = aBridge(scene.state, {
  'history.recent': () => ({ ok: true, value: scene.recent ?? [] }),
  ...scene.answers,
})
mountDesk(bridge, '#app')
for (const selector of scene.then ?? []) {
  await new Promise((resolve) => setTimeout(resolve, 100))
  document.querySelector<HTMLElement>(selector)?.click()
}
