import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNameOf, type Owner } from '../owner.ts'

/** A cache and what lies beside it: all begin with the name of whose they are. */
const CACHE = /^([0-9a-f]{32})\.cache\.sqlite/
/** Logs that are full; the one that is being written ends by its size. */
const FULL_LOG = /^ringdesk\.log\.\d+$/

/**
 * Removes the caches of those who have not been here since `before`, Unix ms of this machine, caches that were set aside, and
 * old logs. Journals stay: what is not sent is nowhere else.
 */
export function createSweep(dataDir: string): (before: number, here: Owner) => Promise<void> {
  return async (before, here) => {
    const folder = join(dataDir, 'cache')
    const caches = (await namesIn(folder)).filter((name) => CACHE.test(name))
    const recent = new Set([fileNameOf(here)])
    for (const name of caches)
      if (!name.includes('.odd') && !(await isOlder(join(folder, name), before))) recent.add(ownerOf(name))
    for (const name of caches) {
      const path = join(folder, name)
      const goes = name.includes('.odd') ? await isOlder(path, before) : !recent.has(ownerOf(name))
      if (goes) await rm(path, { force: true })
    }
    for (const name of await namesIn(dataDir)) {
      const path = join(dataDir, name)
      if (FULL_LOG.test(name) && (await isOlder(path, before))) await rm(path, { force: true })
    }
  }
}

const ownerOf = (name: string): string => CACHE.exec(name)?.[1] ?? ''
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
const isOlder = async (path: string, before: number): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined)
  return found !== undefined && found.mtimeMs < before
}
