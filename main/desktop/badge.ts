import type { AppState } from '../../preload/contract.ts'
import { WAITING_KINDS } from '../../preload/contract.ts'

/** The number on the app's icon: all that waits. While nobody knows how much, it stays as it was. */
export function createBadge(show: (count: number) => void): (state: AppState) => void {
  let shown = 0
  return (state) => {
    const count = countWaiting(state) ?? shown
    if (count !== shown) show(count)
    shown = count
  }
}

/** How much waits for whoever is signed in; undefined while nobody knows. */
export function countWaiting({ session, waiting }: AppState): number | undefined {
  if (!session) return 0
  return waiting && WAITING_KINDS.reduce((sum, kind) => sum + waiting[kind], 0)
}
