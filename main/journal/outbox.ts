import { isActionName, type Failure, type Fate } from '../../preload/contract.ts'
import type { Entry, EntryChange, NewEntry } from '../ports.ts'
import type { Db } from '../sqlite.ts'
import { createSeal, isTrue } from './sums.ts'

interface Row {
  id: number
  key: string
  name: string
  workitem: string | null
  input: string
  at: number
  base_version: number | null
  attempted: number
  fate: string
  failure: string | null
  sum: number
}

const FATES: readonly string[] = ['waiting', 'perhaps', 'refused'] satisfies Fate[]

/** An entry as it was written; `undefined` for a row that is not, or makes no sense, which stays where it is. */
function entryIn(row: Row): Entry | undefined {
  if (!isTrue('outbox', row) || !isActionName(row.name) || !FATES.includes(row.fate)) return undefined
  try {
    const failure = row.failure === null ? undefined : (JSON.parse(row.failure) as Failure)
    return {
      id: row.id,
      key: row.key,
      name: row.name,
      input: JSON.parse(row.input) as object,
      at: row.at,
      attempted: row.attempted === 1,
      fate: row.fate as Fate,
      ...(row.workitem !== null && { workitemId: row.workitem }),
      ...(row.base_version !== null && { baseVersion: row.base_version }),
      ...(failure && { failure }),
    }
  } catch {
    return undefined
  }
}

/** The rows of the outbox: what was asked for and is not confirmed, oldest first. */
export function createOutboxRows(db: Db) {
  const all = db.prepare<[], Row>('SELECT * FROM outbox ORDER BY id')
  const one = db.prepare<[number], Row>('SELECT * FROM outbox WHERE id = ?')
  const insert = db.prepare<[string, string, string | null, string, number, number | null]>(
    'INSERT INTO outbox (key, name, workitem, input, at, base_version) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const update = db.prepare<[string, string, number | null, number, string, string | null, number]>(
    'UPDATE outbox SET key = ?, input = ?, base_version = ?, attempted = ?, fate = ?, failure = ? WHERE id = ?',
  )
  const seal = createSeal(db, 'outbox')
  const remove = db.prepare<[number]>('DELETE FROM outbox WHERE id = ?')
  const find = (id: number) => {
    const row = one.get(id)
    return row && entryIn(row)
  }
  const add = db.transaction((entry: NewEntry): number => {
    const { key, name, workitemId, input, at, baseVersion } = entry
    const made = insert.run(
      key,
      name,
      workitemId ?? null,
      JSON.stringify(input),
      Math.floor(at),
      baseVersion ?? null,
    )
    seal(Number(made.lastInsertRowid))
    return Number(made.lastInsertRowid)
  })
  const change = db.transaction((before: Entry, change: EntryChange): void => {
    const { id, key, input, baseVersion, attempted, fate, failure } = { ...before, ...change }
    // A failure is told with its refusal, and goes with it.
    const why = fate === 'refused' && failure ? JSON.stringify({ ...failure, workitem: undefined }) : null
    update.run(key, JSON.stringify(input), baseVersion ?? null, attempted ? 1 : 0, fate, why, id)
    seal(id)
  })
  return {
    all: (): Entry[] => all.all().flatMap((row) => entryIn(row) ?? []),
    find,
    add: (entry: NewEntry): Entry => ({
      ...entry,
      id: add.immediate(entry),
      attempted: false,
      fate: 'waiting',
    }),
    change(id: number, to: EntryChange): void {
      const before = find(id)
      if (before) change.immediate(before, to)
    },
    remove: (id: number): void => void remove.run(id),
  }
}
