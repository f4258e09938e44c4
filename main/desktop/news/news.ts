import type { Alerts, AppState, Workitem } from '../../../preload/contract.ts'
import type { Clock, Undo } from '../../ports.ts'
import type { Note, ShowNote } from '../notify/note.ts'
import type { Texts } from '../texts.ts'
import { knownBefore, piecesOf, type Piece, type PieceKind } from './pieces.ts'
import { createPile, type Pile } from './pile.ts'
import { createSince } from './since.ts'
import { wordsOf } from './words.ts'

export interface NewsPorts {
  show: ShowNote
  told: Note['told']
  clock: Clock
  texts(): Texts
  alerts(): Alerts
  /** What is over and nobody has dealt with, newest first. */
  waiting(): Promise<readonly Workitem[]>
  /** Does the agent look at the window now? */
  isLooking(): boolean
  /** A notification was clicked, or its *Call back* pressed. */
  chosen(item: Workitem, act: 'look' | 'callBack'): void
}

/** Notifications of missed calls, voicemails, and what is written: one a kind, which counts. */
export interface News {
  update(state: AppState): void
  /** The agent looks at the window. */
  looked(): void
  stop: Undo
}

/** Enough to remember all that is told in a shift; the oldest are forgotten first. */
const REMEMBERED = 5_000
/** Rows of what is over change with each contact; they are looked at this often at most, ms. */
const ASK_MS = 250

/**
 * It looks at what there is, and not at how it came: what is there and was not told is told, and what is not there any
 * more, read, taken by somebody else or over, is taken back. What came in a gap is told by the card of that gap.
 */
export function createNews(ports: NewsPorts): News {
  const { clock } = ports
  const piles = new Map<PieceKind, Pile>()
  const told = new Set<string>()
  const sinceOf = createSince(clock.wall)
  let state: AppState | undefined
  let waiting: readonly Workitem[] | undefined
  let asked: number | undefined
  let isAsking = false
  let isOver = false
  let cancelExpiry: Undo = () => undefined

  function pileOf(kind: PieceKind): Pile {
    const pile =
      piles.get(kind) ?? createPile({ clock, show: (pieces, isLess) => show(kind, pieces, isLess) })
    piles.set(kind, pile)
    return pile
  }
  function show(kind: PieceKind, pieces: readonly [Piece, ...Piece[]], isLess: boolean): Undo {
    const { profile } = ports.alerts()
    const words = wordsOf(pieces, { texts: ports.texts(), session: state?.session, profile })
    return ports.show({
      ...words,
      // That some have gone is worth no second look.
      ...(isLess && { urgency: 'low' }),
      place: kind,
      told: ports.told,
      chosen(key) {
        // What this note named is meant, and not what has come since and is not drawn yet.
        const chosen = pieces.find(isIn(pileOf(kind).pieces()))
        const isOffered = key === 'default' || words.actions.some((one) => one.key === key)
        if (!chosen || !isOffered) return
        // Pressed twice, or both ways, it is done once: what was chosen is told no more.
        put(kind, pieces)
        ports.chosen(chosen.item, key === 'callBack' ? 'callBack' : 'look')
      },
      putAway: () => put(kind, pieces),
    })
  }
  /** These are told no more; what has come since is, in a note of its own. */
  function put(kind: PieceKind, away: readonly Piece[]): void {
    const pile = pileOf(kind)
    const left = pile.pieces().filter((piece) => !isIn(away)(piece))
    pile.set([])
    pile.set(left)
  }
  function remember(key: string): void {
    told.add(key)
    for (const oldest of told) {
      if (told.size <= REMEMBERED) break
      told.delete(oldest)
    }
  }

  /** Asks for what is over, once more where it has changed meanwhile. */
  async function ask(): Promise<void> {
    if (
      isOver ||
      isAsking ||
      !state?.session ||
      asked === state.historyRevision ||
      state.connection.link !== 'live'
    )
      return
    isAsking = true
    asked = state.historyRevision
    waiting = await ports.waiting().catch(() => waiting)
    look()
    clock.after(ASK_MS, () => {
      isAsking = false
      void ask()
    })
  }

  function look(): void {
    if (isOver || !state) return
    const since = sinceOf(state.connection)
    const isLooking = ports.isLooking()
    const serverNow = clock.wall() + state.clockOffset
    const there = state.session ? piecesOf(state, waiting ?? [], serverNow) : []
    const seen = (piece: Piece) => piece.isInThread && isLooking
    const { silenced } = ports.alerts()
    const isSilenced = ({ kind }: Piece) => kind !== 'other' && silenced.includes(kind)
    const fresh: Piece[] = []
    if (since !== undefined) {
      for (const key of knownBefore(state)) remember(key)
      for (const piece of there) {
        if (told.has(piece.key)) continue
        remember(piece.key)
        if (piece.at - state.clockOffset >= since && !seen(piece) && !isSilenced(piece)) fresh.push(piece)
      }
    }
    for (const { kind } of fresh) pileOf(kind)
    for (const [kind, pile] of piles) {
      const left = pile.pieces().flatMap(({ key }) => there.find((one) => one.key === key) ?? [])
      const all = [
        ...fresh.filter((one) => one.kind === kind),
        ...left.filter((one) => !seen(one) && !isSilenced(one)),
      ]
      pile.set(all.toSorted((a, b) => b.at - a.at))
    }
    cancelExpiry()
    const ends = state.offers.map(({ expiresAt }) => expiresAt - serverNow).filter((ms) => ms > 0)
    if (ends.length > 0 && piles.size > 0) cancelExpiry = clock.after(Math.min(...ends), look)
  }

  return {
    update(next) {
      const isOther = state?.session?.userId !== next.session?.userId
      state = next
      // What waited was another's.
      if (isOther) waiting = asked = undefined
      look()
      void ask()
    },
    looked: look,
    stop() {
      isOver = true
      cancelExpiry()
      for (const pile of piles.values()) pile.set([])
    },
  }
}

const isIn = (pieces: readonly Piece[]) => (piece: Piece) => pieces.some(({ key }) => key === piece.key)
