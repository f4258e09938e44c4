import { existsSync, readFileSync } from 'node:fs'
import type { Hurt } from './damage.ts'
import type { Part, Place } from './place.ts'

/** Pages and frames of SQLite's files, by their places alone: whoever judges the salvage must not share its reading. */
const PAGE = 4_096
const FRAME = 24 + PAGE
const LOG_HEAD = 32

/** A page's newest image, as it was before the damage. */
interface Image {
  text: string
  part: Part
  /** The bytes that have to be whole for it to be read, each from and up to (not including). */
  needs: [from: number, to: number][]
}

/** The newest images of a journal's pages, and the place of the log's last commit. Taken before the damage. */
export interface Before {
  images: Image[]
  /** The head of the last frame that ends a transaction. */
  lastCommit: { from: number; to: number } | undefined
}

const bytesOf = (file: string) => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0))

export function look(place: Place): Before {
  const file = bytesOf(place.path('journal'))
  const log = bytesOf(place.path('journal', '-wal'))
  const newest = new Map<number, Image>()
  for (let at = 0, page = 1; at < file.length; at += PAGE, page += 1)
    newest.set(page, { text: file.toString('latin1', at, at + PAGE), part: '', needs: [[at, at + PAGE]] })
  const salts = log.subarray(16, 24)
  let lastCommit: Before['lastCommit']
  for (let at = LOG_HEAD; at + FRAME <= log.length; at += FRAME) {
    // What an earlier round of the log has left.
    if (!log.subarray(at + 8, at + 16).equals(salts)) break
    const text = log.toString('latin1', at + 24, at + FRAME)
    // The sum before it, too: its own is made of that.
    const sum: [number, number] = at === LOG_HEAD ? [0, LOG_HEAD] : [at - FRAME, at - FRAME + 24]
    newest.set(log.readUInt32BE(at), { text, part: '-wal', needs: [sum, [at, at + FRAME]] })
    if (log.readUInt32BE(at + 4) !== 0) lastCommit = { from: at, to: at + 24 }
  }
  return { images: [...newest.values()], lastCommit }
}

const touches = (hurt: Hurt, part: Part, from: number, to: number): boolean =>
  hurt.some((one) => one.part === part && one.from < to && one.to > from)

/** Would a reader who takes what is whole and leaves what is not have all of the row with this mark? */
export function isReadable(mark: string, { images, lastCommit }: Before, hurt: Hurt): boolean {
  const holding = images.filter(({ text }) => text.includes(mark))
  return (
    holding.length > 0 &&
    holding.every(({ part, needs }) => needs.every(([from, to]) => !touches(hurt, part, from, to))) &&
    // What no commit stands behind was never promised.
    (holding.every(({ part }) => part === '') || !isCommitHurt(lastCommit, hurt))
  )
}

const isCommitHurt = (commit: Before['lastCommit'], hurt: Hurt): boolean =>
  commit !== undefined &&
  (touches(hurt, '-wal', commit.from, commit.to) ||
    // A frame of which only the head is there is a crash's as well.
    hurt.some(({ part, from, to }) => part === '-wal' && to === Infinity && from < commit.to + PAGE))

/**
 * Does it look like something that happens? A log without its last commit is what a crash leaves in the midst of it, and where
 * there is no file at all, nobody has typed yet.
 */
export const leavesNoTrace = (before: Before, hurt: Hurt): boolean =>
  isCommitHurt(before.lastCommit, hurt) || (before.lastCommit === undefined && isGone(hurt))
const isGone = (hurt: Hurt): boolean =>
  hurt.some(({ part, from, to }) => part === '' && from === 0 && to === Infinity)
