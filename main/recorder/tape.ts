import type { Happening, Moment } from './entry.ts'

/** How much is kept at most, in entries and in characters of what is in them; half of it may be as old as it is large. */
const ENTRIES = 6_000
const CHARACTERS = 4 * 1024 * 1024
/** What an entry weighs beside its text, characters. */
const WEIGHT = 64
/** How many times its share a half may take where it cannot end: a night without a connection says little at a time. */
const BURSTING = 8

/** A bounded memory of moments, in two halves: when the newer one is full, the older one goes. */
export interface Tape {
  add(moment: Moment): void
  /** The newer half is full: it wants to begin anew, `overfull`: soon, `bursting`: however bad the moment is. */
  full(): 'no' | 'full' | 'overfull' | 'bursting'
  /** Begins a half with the moment that explains all that follow. */
  turn(checkpoint: Moment): void
  /** Oldest first; the first is a checkpoint. */
  moments(): readonly Moment[]
}

export function createTape(entries = ENTRIES, characters = CHARACTERS): Tape {
  let older: Moment[] = []
  let newer: Moment[] = []
  let weight = 0

  return {
    add(moment) {
      newer.push(moment)
      weight += weigh(moment)
    },
    full() {
      const share = Math.max(newer.length / (entries / 2), weight / (characters / 2))
      return share >= BURSTING ? 'bursting' : share >= 2 ? 'overfull' : share >= 1 ? 'full' : 'no'
    },
    turn(checkpoint) {
      older = newer
      newer = [checkpoint]
      weight = weigh(checkpoint)
    },
    moments: () => [...older, ...newer],
  }
}

/** A workitem of a state is a kilobyte or so. */
function weigh(moment: Happening): number {
  const text = 'text' in moment ? (moment.text?.length ?? 0) : 0
  const items = moment.kind === 'checkpoint' ? moment.state.workitems.length : 0
  return WEIGHT + text + items * 1_000
}
