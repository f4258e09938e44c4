import type { AppState } from '../../preload/contract.ts'
import { WAITING_KINDS } from '../../preload/contract.ts'

/** The number on the app's icon: all that waits. While nobody knows how much, it stays as it was. */
export function createBadge(show: (count: number) => void): (state: AppState) => void {
  let shown = 0
  return ({ session, waiting }) => {
    const counts = session ? waiting : undefined
    if (session && !counts) return
    const count = counts ? WAITING_KINDS.reduce((sum, kind) => sum + counts[kind], 0) : 0
    if (count !== shown) show(count)
    shown = count
  }
}
