import type { WebContents } from 'electron'
import type { Clock, Log } from '../ports.ts'

const MOST = 3
const WITHIN_MS = 60_000

/** A page whose process died is loaded again, but not one that dies at once each time. */
export function revivePage(contents: WebContents, { clock, log }: { clock: Clock; log: Log }): void {
  let deaths: number[] = []
  contents.on('render-process-gone', (_event, { reason }) => {
    log('page gone', { reason })
    if (reason === 'clean-exit' || contents.isDestroyed()) return
    deaths = [...deaths.filter((at) => at > clock.now() - WITHIN_MS), clock.now()]
    if (deaths.length > MOST) return
    log('page reloaded', { count: deaths.length })
    contents.reload()
  })
}
