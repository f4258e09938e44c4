/** One image of a page in SQLite's write-ahead log, whose sum is right. */
export interface Frame {
  page: number
  image: Buffer
}
export interface Wal {
  /** What was committed and can be read, oldest first; also behind a frame that cannot. */
  frames: Frame[]
  /** Would SQLite itself see every commit that is there? It stops, without a word, at the first frame that is damaged. */
  whole: boolean
  /**
   * The number of the last frame, from 1, where all before it can be read and it alone says that it ends a commit, and bears
   * another page: what a kill between the two leaves where the log is written from its beginning again.
   */
  torn?: number
}

export const PAGE = 4_096
const HEAD = 32
const FRAME_HEAD = 24

/**
 * Reads a log as it lies on the disk (https://sqlite.org/fileformat2.html#walformat). Each frame's sum begins with the sum
 * that the frame before it has stored, so that one damaged frame costs itself and no other.
 */
export function readWal(bytes: Buffer): Wal {
  const head = bytes.subarray(0, HEAD)
  const isHead = (big: boolean) =>
    head.length === HEAD && sumOf([head.subarray(0, 24)], big).equals(head.subarray(24))
  // Sums are of little-endian words but on machines that nobody has any more.
  const big = isHead(true)
  const soundHead = big || isHead(false)
  const frames = framesOf(bytes, big)
  const salts = soundHead ? head.subarray(16, 24) : likeliest(frames)
  /** Frames up to the last commit: by their marks, and as far as all is well from the beginning. */
  let marked = 0
  let sound = 0
  let unbroken = soundHead
  for (const [i, frame] of frames.entries()) {
    const isOurs = frame.salts.equals(salts)
    unbroken &&= isOurs && frame.isRight
    // What an earlier round left has other salts.
    if (isOurs && frame.isCommit) marked = i + 1
    if (unbroken && frame.isCommit) sound = i + 1
  }
  const kept = frames.slice(0, marked).filter((frame) => frame.isRight && frame.salts.equals(salts))
  const isTorn = soundHead && sound < marked && kept.length === marked - 1 && !frames[marked - 1]?.isRight
  return { frames: kept, whole: sound === marked, ...(isTorn && { torn: marked }) }
}

interface Found extends Frame {
  salts: Buffer
  isRight: boolean
  isCommit: boolean
}
function framesOf(bytes: Buffer, big: boolean): Found[] {
  const found: Found[] = []
  let before = bytes.subarray(HEAD - 8, HEAD)
  for (let at = HEAD; at + FRAME_HEAD + PAGE <= bytes.length; at += FRAME_HEAD + PAGE) {
    const frame = bytes.subarray(at, at + FRAME_HEAD)
    const image = bytes.subarray(at + FRAME_HEAD, at + FRAME_HEAD + PAGE)
    found.push({
      page: frame.readUInt32BE(0),
      image,
      salts: frame.subarray(8, 16),
      isRight: sumOf([frame.subarray(0, 8), image], big, before).equals(frame.subarray(16)),
      isCommit: frame.readUInt32BE(4) !== 0,
    })
    before = frame.subarray(16)
  }
  return found
}

/** The salts of this round where the head does not say them: the first that two frames share which can be read. */
function likeliest(frames: readonly Found[]): Buffer {
  const salts = frames.flatMap((frame) => (frame.isRight ? [frame.salts] : []))
  const shared = salts.find((some, i) => salts.some((other, j) => j > i && other.equals(some)))
  return shared ?? salts[0] ?? Buffer.alloc(0)
}

/** What the index of a log (the `-shm` file) says of it: its frames, and how many of them are in the database itself. */
export interface WalIndex {
  frames: number
  written: number
}

/** Nothing where the index was left half written, or is of another log. */
export function readIndex(shm: Buffer, wal: Buffer): WalIndex | undefined {
  if (shm.length < 100 || shm[12] !== 1 || !shm.subarray(0, 48).equals(shm.subarray(48, 96))) return undefined
  if (wal.length >= HEAD && !shm.subarray(32, 40).equals(wal.subarray(16, 24))) return undefined
  return { frames: shm.readUInt32LE(16), written: shm.readUInt32LE(96) }
}

/** How many whole frames there is room for. */
export const framesIn = (wal: Buffer): number =>
  Math.max(0, Math.floor((wal.length - HEAD) / (FRAME_HEAD + PAGE)))

/** SQLite's sum over words of four bytes, as the eight bytes that stand in the file. */
function sumOf(parts: readonly Buffer[], big: boolean, begin?: Buffer): Buffer {
  let a = begin?.length === 8 ? begin.readUInt32BE(0) : 0
  let b = begin?.length === 8 ? begin.readUInt32BE(4) : 0
  for (const part of parts) {
    const words = new DataView(part.buffer, part.byteOffset, part.length)
    for (let at = 0; at < part.length; at += 8) {
      a = (a + words.getUint32(at, !big) + b) >>> 0
      b = (b + words.getUint32(at + 4, !big) + a) >>> 0
    }
  }
  const sum = Buffer.alloc(8)
  sum.writeUInt32BE(a, 0)
  sum.writeUInt32BE(b, 4)
  return sum
}
