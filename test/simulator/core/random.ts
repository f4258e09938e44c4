/** A source of uniform numbers in [0, 1). */
export interface Random {
  next(): number
}

/** A generator that gives the same numbers for the same seed (mulberry32 over an FNV-1a hash of the seed). */
export function createRandom(seed: string | number): Random {
  let state = 0x811c9dc5
  for (const character of String(seed)) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193)
  return {
    next() {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    },
  }
}

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random.next() * (high - low + 1))

/** One of `items`, which must not be empty. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[between(random, 0, items.length - 1)]
  if (item === undefined) throw new Error('pick: nothing to pick from')
  return item
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** `length` letters and digits that nobody could guess without the seed. */
export const randomWord = (random: Random, length: number): string =>
  Array.from({ length }, () => SIGNS[between(random, 0, SIGNS.length - 1)]).join('')
