import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../preload/contract.ts'

/** What came of a verb, for the start that asked for it. */
export interface Answer {
  ok: boolean
  message: string
}
const LONGEST = 2_000
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

function isAnswer(read: unknown): read is Answer {
  const { ok, message } = (read ?? {}) as Partial<Answer>
  return typeof ok === 'boolean' && typeof message === 'string' && message.length <= LONGEST
}

/**
 * The way back: a start hands its wish over and hears nothing more, so the app leaves what came of it in a small file of a name
 * that the start has chosen, in the data folder that both share.
 */
const folderOf = (dataDir: string): string => join(dataDir, 'answers')
const fileOf = (dataDir: string, id: string): string => join(folderOf(dataDir), `${id}.json`)

/** Left by the app that runs; `id` is a UUID, and nothing else is taken for one. A disk that is full keeps it to itself. */
export function leaveAnswer(dataDir: string, id: string, result: Result<unknown>): void {
  const answer: Answer = { ok: result.ok, message: result.ok ? '' : result.failure.message.slice(0, LONGEST) }
  if (!UUID.test(id)) throw new Error('An answer is named by a UUID.')
  const file = fileOf(dataDir, id)
  try {
    mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 })
    writeFileSync(`${file}.new`, JSON.stringify(answer), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {
    // Whoever waits for it gives up by itself.
  }
}

/** Looks for the answer, and takes it away; undefined while there is none. */
export function takeAnswer(dataDir: string, id: string): Answer | undefined {
  const file = fileOf(dataDir, id)
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    rmSync(file, { force: true })
    return isAnswer(read) ? { ok: read.ok, message: read.message } : undefined
  } catch {
    return undefined
  }
}

/** What nobody has come back for goes when the app starts. */
export function clearAnswers(dataDir: string): void {
  rmSync(folderOf(dataDir), { recursive: true, force: true })
}
