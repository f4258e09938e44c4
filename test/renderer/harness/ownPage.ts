import { mountCallBar } from '../../../renderer/callBar/mount.ts'
import { mountOffers } from '../../../renderer/offer/mount.ts'
import type { MemoryBridge } from '../bridge.ts'
import type { Scene } from '../scenes.ts'

/** As wide as the windows of these pages are (`main/desktop`). */
const WIDTH = '380px'
const STYLES = new URL('../../../renderer/offer/page.css', import.meta.url).href

/** A page that has a window of its own, as wide as that is, and with its own styles, which the desk does not have. */
export async function mountOwn(page: NonNullable<Scene['page']>, bridge: MemoryBridge): Promise<void> {
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: STYLES })
  const read = new Promise((resolve) => sheet.addEventListener('load', resolve))
  document.head.append(sheet)
  await read
  document.body.style.maxInlineSize = WIDTH
  // Nobody here gives the window the height that it asks for.
  window.resizeTo = () => undefined
  const mounts = { callBar: mountCallBar, offer: mountOffers }
  mounts[page](bridge, '#app')
}
