import type { Clock, Undo } from '../../ports.ts'
import type { Piece } from './pieces.ts'

/** All news of one kind: one notification, however much it is. */
export interface Pile {
  /** These are in it now, the newest first; none: it is taken back. */
  set(pieces: readonly Piece[]): void
  pieces(): readonly Piece[]
}

/** A burst is told at its beginning and, counted, at most this often, ms. */
const CALM_MS = 1_000

export function createPile(ports: {
  clock: Clock
  /** The note of these; `isLess` where it only says that some have gone. */
  show(pieces: readonly [Piece, ...Piece[]], isLess: boolean): Undo
}): Pile {
  const { clock, show } = ports
  let pieces: readonly Piece[] = []
  let shown: readonly Piece[] = []
  let shownAt = -Infinity
  let hide: Undo = () => undefined
  let cancel: Undo = () => undefined

  function draw(): void {
    const [first, ...rest] = pieces
    if (!first) return
    const isLess = pieces.every(({ key }) => shown.some((one) => one.key === key))
    shown = pieces
    shownAt = clock.now()
    hide = show([first, ...rest], isLess)
  }

  return {
    pieces: () => pieces,
    set(next) {
      if (keysOf(next) === keysOf(pieces)) return
      pieces = next
      cancel()
      if (pieces.length === 0) {
        hide()
        shown = []
        return
      }
      const wait = shownAt + CALM_MS - clock.now()
      if (wait > 0) cancel = clock.after(wait, draw)
      else draw()
    },
  }
}

const keysOf = (pieces: readonly Piece[]): string => pieces.map(({ key }) => key).join('\n')
