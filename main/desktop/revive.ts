import type { WebContents } from 'electron'
import type { Clock, Log } from '../ports.ts'
import { APP_ORIGIN } from '../sender.ts'

const MOST = 3
const WITHIN_MS = 60_000

/** Brings our page back where it was lost, but not one that is lost at once each time. */
export function revivePage(
  contents: WebContents,
  { clock, log, load }: { clock: Clock; log: Log; load(): void },
): void {
  let losses: number[] = []
  const revive = () => {
    losses = [...losses.filter((at) => at > clock.now() - WITHIN_MS), clock.now()]
    if (losses.length > MOST || contents.isDestroyed()) return
    log('page reloaded', { count: losses.length })
    load()
  }
  contents.on('render-process-gone', (_event, { reason }) => {
    log('page gone', { reason })
    if (reason !== 'clean-exit') revive()
  })
  // Chromium asks nobody before it goes to about:blank; the bridge is deaf to that, and nobody wants to see it.
  contents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${APP_ORIGIN}/`)) revive()
  })
}
