/** One deliberate mistake: in a file, these words become those. `by` tells who has to notice. */
export interface Mutant {
  name: string
  file: string
  from: string
  to: string
  /** The simulation's storms, or a test file. */
  by: 'simulation' | `test/${string}`
}

/** A mistake by its name, who notices it, and the words that make it. */
export const mutant = (name: string, by: Mutant['by'], file: string, from: string, to: string): Mutant => ({
  name,
  by,
  file,
  from,
  to,
})
