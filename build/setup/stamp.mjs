import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cache } from './paths.mjs'

// A step writes down the hash of what it worked from; while the hash stays, the step is skipped.
const file = (step) => cache('stamp', step)

export function isFresh(step, hash) {
  try {
    return readFileSync(file(step), 'utf8') === hash
  } catch {
    return false
  }
}

export function mark(step, hash) {
  mkdirSync(cache('stamp'), { recursive: true })
  writeFileSync(file(step), hash)
}

function* filesOf(entry) {
  const stat = statSync(entry, { throwIfNoEntry: false })
  if (stat?.isFile()) yield entry
  if (!stat?.isDirectory()) return
  for (const name of readdirSync(entry).sort()) yield* filesOf(path.join(entry, name))
}

/** One hash over the names and contents of files and whole folders, and over whatever else is told. */
export function hashOf(entries, ...also) {
  const hash = createHash('sha256')
  for (const entry of entries) {
    for (const name of filesOf(entry)) hash.update(`\0${name}\0`).update(readFileSync(name))
  }
  return hash.update(JSON.stringify(also)).digest('hex')
}
