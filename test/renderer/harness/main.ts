import '../../../preload/contract/jitless.ts'
import { mountDesk } from '../../../renderer/mount.ts'
import { aBridge } from '../bridge.ts'
import { NOW } from '../fixtures.ts'
import { SCENES } from '../scenes.ts'
import { play } from './acts.ts'
import { mountSheet } from './baseSheet.ts'
import { mountOwn } from './ownPage.ts'
import { setClock } from './clock.ts'

// One scene, without a main process: ?scene=live&theme=dark&language=es, and &still for a clock that stands.
const asked = new URLSearchParams(location.search)
const scene = SCENES[asked.get('scene') ?? 'idle']
if (!scene) throw new Error(`No such scene; there are ${Object.keys(SCENES).join(', ')}`)
setClock(NOW, asked.has('still'))
localStorage.setItem(
  'ringdesk.preferences',
  JSON.stringify({ theme: asked.get('theme') ?? 'light', language: asked.get('language') ?? 'en' }),
)
const bridge = aBridge(scene.state, {
  'history.recent': () => ({ ok: true, value: scene.recent ?? [] }),
  ...scene.answers,
})
if (scene.sheet) mountSheet(bridge)
else if (scene.page) await mountOwn(scene.page, bridge)
else mountDesk(bridge, '#app')
await document.fonts.ready
// Whoever waits for the scene learns from the page that it stands, or why it never will.
const told = document.documentElement.dataset
await play(scene.then ?? []).then(
  () => (told['played'] = asked.get('scene') ?? ''),
  (error: unknown) => (told['failed'] = String(error)),
)
