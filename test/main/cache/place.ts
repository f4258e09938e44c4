import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { createOpenCache } from '../../../main/cache/open.ts'

export const ADA = { server: 'https://centre.example', tenantId: 't1', userId: 'ada' }

/** A folder of its own for one test, with the caches of whoever asks. */
export function aPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-cache-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const open = createOpenCache(folder)
  const files = () => readdirSync(folder).sort()
  return {
    folder,
    open,
    files,
    /** The path of the one cache file that is there. */
    file: () => join(folder, files().find((name) => name.endsWith('.cache.sqlite')) ?? ''),
  }
}

/** Runs SQL on a file behind the cache's back. */
export function behindTheBack(file: string, ...statements: string[]): void {
  const db = new Database(file)
  for (const sql of statements) db.exec(sql)
  db.close()
}
