import type { Pages } from './pages.ts'
import type { Value } from './sums.ts'
import { PAGE } from './wal.ts'

/** A row as it lies in a page: with its number, where its table has numbers. */
export interface RawRow {
  rowid?: number
  values: Value[]
}

/** Kinds of pages that hold rows: of tables with row numbers, and of those without at both levels. */
const TABLE_LEAF = 0x0d
const INDEX_LEAF = 0x0a
const INDEX_INNER = 0x02

/**
 * Each row that lies in these pages, without asking the tree above them, which may be what is damaged
 * (https://sqlite.org/fileformat2.html#b_tree_pages). What cannot be read costs its row.
 */
export function* rowsIn(pages: Pages): Generator<RawRow> {
  for (const [number, page] of pages) {
    const kind = page[0]
    if (number === 1 || (kind !== TABLE_LEAF && kind !== INDEX_LEAF && kind !== INDEX_INNER)) continue
    const first = kind === INDEX_INNER ? 12 : 8
    const cells = Math.min(page.readUInt16BE(3), (PAGE - first) / 2)
    for (let cell = 0; cell < cells; cell += 1) {
      const row = cellAt(page, page.readUInt16BE(first + 2 * cell), kind, pages)
      if (row) yield row
    }
  }
}

function cellAt(page: Buffer, at: number, kind: number, pages: Pages): RawRow | undefined {
  try {
    const read = reader(page, kind === INDEX_INNER ? at + 4 : at)
    const length = read.varint()
    const rowid = kind === TABLE_LEAF ? read.varint() : undefined
    const values = valuesIn(payload(page, read.at(), length, kind, pages))
    return { ...(rowid !== undefined && { rowid }), values }
  } catch {
    return undefined
  }
}

/** What of a row lies in its page, and the rest from the chain of pages that it goes on in. */
function payload(page: Buffer, at: number, length: number, kind: number, pages: Pages): Buffer {
  const most = kind === TABLE_LEAF ? PAGE - 35 : share(64)
  if (length <= most) return exactly(page, at, length)
  const least = share(32)
  const wished = least + ((length - least) % (PAGE - 4))
  const here = wished <= most ? wished : least
  const parts = [exactly(page, at, here)]
  let next = page.readUInt32BE(at + here)
  for (let left = length - here; left > 0; left -= PAGE - 4) {
    const more = pages.get(next)
    if (!more) throw new RangeError('a row goes on in a page that is not there')
    parts.push(exactly(more, 4, Math.min(left, PAGE - 4)))
    next = more.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}
const share = (part: number): number => Math.floor(((PAGE - 12) * part) / 255) - 23

function valuesIn(record: Buffer): Value[] {
  const head = reader(record, 0)
  const end = head.varint()
  const kinds: number[] = []
  while (head.at() < end) kinds.push(head.varint())
  let at = end
  const values = kinds.map((kind) => {
    const bytes = exactly(record, at, sizeOf(kind))
    at += bytes.length
    return valueIn(bytes, kind)
  })
  if (at !== record.length) throw new RangeError('a row does not add up')
  return values
}

const INTEGERS = [0, 1, 2, 3, 4, 6, 8]
function sizeOf(kind: number): number {
  if (kind >= 12) return Math.floor((kind - 12) / 2)
  return INTEGERS[kind] ?? (kind === 7 ? 8 : 0)
}
function valueIn(bytes: Buffer, kind: number): Value {
  if (kind >= 12) return kind % 2 === 1 ? bytes.toString() : bytes
  if (kind === 0) return null
  if (kind === 7) return bytes.readDoubleBE(0)
  if (kind === 8 || kind === 9) return kind - 8
  return kind === 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length)
}

/** Throws where there are fewer. */
function exactly(bytes: Buffer, at: number, length: number): Buffer {
  if (at < 0 || at + length > bytes.length) throw new RangeError('a row goes beyond its page')
  return bytes.subarray(at, at + length)
}

/** Reads SQLite's numbers of one to nine bytes, one after the other. */
function reader(bytes: Buffer, from: number) {
  let at = from
  return {
    at: () => at,
    varint(): number {
      let value = 0
      for (let count = 1; ; count += 1) {
        const byte = bytes.readUInt8(at++)
        if (count === 9) return value * 256 + byte
        value = value * 128 + (byte & 0x7f)
        if (byte < 0x80) return value
      }
    },
  }
}
