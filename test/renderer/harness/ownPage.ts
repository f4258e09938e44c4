import { mountCallBar } from '../../../renderer/callBar/mount.ts'
import type { MemoryBridge } from '../bridge.ts'
import type { Scene } from '../scenes.ts'

/** As wide as the windows of these pages are (`main/desktop`). */
const WIDTH = '380px'

/** A page that has a window of its own, as wide as that is, and with its own styles, which the desk does not have. */
export async function mountOwn(page: NonNullable<Scene['page']>, bridge: MemoryBridge): Promise<void> {
  await import('../../../renderer/offer/page.css')
  document.body.style.maxInlineSize = WIDTH
  // Nobody here gives the window the height that it asks for.
  window.resizeTo = () => undefined
  const mounts = { callBar: mountCallBar }
  mounts[page](bridge, '#app')
}
