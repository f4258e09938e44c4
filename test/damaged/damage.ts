import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { between, type Random } from '../simulator/core/random.ts'
import type { Part, Place, Store } from './place.ts'

/** What happened to the bytes of a store: which of which file are not what they were, from and up to (not including). */
export type Hurt = { part: Part; from: number; to: number }[]

/** One way in which a disk, or somebody with good intentions, spoils a file. */
type Damage = (place: Place, store: Store, random: Random) => Hurt

/** These spoil bytes. Whoever adds one says exactly which: by that it is judged what can still be read. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'nothing at all': () => [],
  'a few bytes flipped': (place, store, random) => flipped(place.path(store), '', random, 12),
  'one byte flipped': (place, store, random) => flipped(place.path(store), '', random, 1),
  'the first page spoilt': (place, store, random) => noise(place.path(store), '', random, 0, 4_096),
  'a stretch of noise': (place, store, random) => {
    const from = between(random, 0, sizeOf(place.path(store)))
    return noise(place.path(store), '', random, from, between(random, 1, 12_000))
  },
  'cut off anywhere': (place, store, random) => cut(place.path(store), '', random.next()),
  'of no length': (place, store) => cut(place.path(store), '', 0),
  'gone, its log left': (place, store) => removed(place.path(store), ''),
  'its log flipped': (place, store, random) => flipped(place.path(store, '-wal'), '-wal', random, 8),
  'its log flipped once': (place, store, random) => flipped(place.path(store, '-wal'), '-wal', random, 1),
  'noise in its log': (place, store, random) => {
    const file = place.path(store, '-wal')
    return noise(file, '-wal', random, between(random, 0, sizeOf(file)), between(random, 1, 9_000))
  },
  'its log cut': (place, store, random) => cut(place.path(store, '-wal'), '-wal', random.next()),
  'its log gone': (place, store) => removed(place.path(store, '-wal'), '-wal'),
  'its index gone': (place, store) => removed(place.path(store, '-shm'), '-shm'),
  'its index flipped': (place, store, random) => flipped(place.path(store, '-shm'), '-shm', random, 8),
  'file and log flipped': (place, store, random) => [
    ...flipped(place.path(store), '', random, 4),
    ...flipped(place.path(store, '-wal'), '-wal', random, 4),
  ],
}

const sizeOf = (file: string): number => (existsSync(file) ? readFileSync(file).length : 0)

function flipped(file: string, part: Part, random: Random, most: number): Hurt {
  if (sizeOf(file) === 0) return []
  const bytes = readFileSync(file)
  const hurt = Array.from({ length: between(random, 1, most) }, () => {
    const from = between(random, 0, bytes.length - 1)
    bytes[from] = (bytes[from] ?? 0) ^ between(random, 1, 255)
    return { part, from, to: from + 1 }
  })
  writeFileSync(file, bytes)
  return hurt
}

function noise(file: string, part: Part, random: Random, from: number, length: number): Hurt {
  if (sizeOf(file) === 0) return []
  const bytes = readFileSync(file)
  const to = Math.min(bytes.length, from + length)
  for (let at = from; at < to; at += 1) bytes[at] = between(random, 0, 255)
  writeFileSync(file, bytes)
  return [{ part, from, to }]
}

function cut(file: string, part: Part, share: number): Hurt {
  if (!existsSync(file)) return []
  const from = Math.floor(sizeOf(file) * share)
  truncateSync(file, from)
  return [{ part, from, to: Infinity }]
}

function removed(file: string, part: Part): Hurt {
  rmSync(file, { force: true })
  return [{ part, from: 0, to: Infinity }]
}
