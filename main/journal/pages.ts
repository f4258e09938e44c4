import { readFileSync, statSync } from 'node:fs'
import { framesIn, PAGE, readIndex, readWal } from './wal.ts'

/** Pages by their number, the newest first: those of the log from its end on, then those of the file. */
export type Pages = ReadonlyMap<number, Buffer>

/** The newest readable image of each page of a database and its log, whatever else is wrong with them. */
export function readPages(file: string): Pages {
  const pages = new Map<number, Buffer>()
  for (const { page, image } of readWal(bytesOf(`${file}-wal`)).frames.toReversed())
    if (!pages.has(page)) pages.set(page, image)
  const bytes = bytesOf(file)
  for (let at = 0, page = 1; at < bytes.length; at += PAGE, page += 1)
    if (!pages.has(page)) pages.set(page, wholePage(bytes.subarray(at, at + PAGE)))
  return pages
}

/**
 * Will SQLite read all that was committed to these files? It drops without a word what stands behind a damaged place of the
 * log, and the whole log of a database that is empty. A commit that a kill has cut short was never one: it is in the log and
 * not in its index, which outlives whoever is killed.
 */
export function isWhole(file: string): boolean {
  if (bytesOf(file, PAGE).length === 0) return false
  const wal = bytesOf(`${file}-wal`)
  const { whole, torn = 0 } = readWal(wal)
  const index = readIndex(bytesOf(`${file}-shm`, PAGE), wal)
  if (!index) return whole
  const isThere = index.frames <= index.written || index.frames <= framesIn(wal)
  return isThere && (whole || index.frames < torn)
}

/** The file's bytes, at most so many; none of what is no file. */
function bytesOf(file: string, most = Infinity): Buffer {
  const found = statSync(file, { throwIfNoEntry: false })
  return found?.isFile() ? readFileSync(file).subarray(0, most) : Buffer.alloc(0)
}

const wholePage = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(PAGE - bytes.length)])
