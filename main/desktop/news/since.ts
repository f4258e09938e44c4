import type { Connection } from '../../../preload/contract.ts'

/** From here on a gap has a card that tells what came in it (`main/missed/catchUp.ts`), ms. */
const GAP_MS = 10_000

/** From when on what comes is news, Unix ms of this machine; before the first live link nothing is. */
export function createSince(wall: () => number): (connection: Connection) => number | undefined {
  let since: number | undefined
  let leftAt: number | undefined
  let isLive = false
  return ({ link, since: at, syncedAt }) => {
    const wasLive = isLive
    isLive = link === 'live'
    if (wasLive && !isLive) leftAt = syncedAt ?? wall()
    // A shorter gap has no card: what came in it is told as what comes now.
    if (isLive && !wasLive && (leftAt === undefined || at - leftAt >= GAP_MS)) since = at
    return isLive ? since : undefined
  }
}
