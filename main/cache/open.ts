import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileNameOf } from '../owner.ts'
import type { OpenCache } from '../ports.ts'
import type { NativeBinding } from '../sqlite.ts'
import { openDatabase, setAside } from './database.ts'
import { createMendedCache } from './mended.ts'
import { createWorkitemCache } from './workitems.ts'

/** Cache files under `folder`, one per server, tenant and user. Rejects where no file can be made at all. */
export const createOpenCache =
  (folder: string, nativeBinding?: NativeBinding): OpenCache =>
  (owner, rebuilt = () => undefined) =>
    new Promise((resolve) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${fileNameOf(owner)}.cache.sqlite`)
      const begin = () => openDatabase(file, nativeBinding, createWorkitemCache)
      const anew = () => {
        setAside(file)
        return begin()
      }
      resolve(createMendedCache(begin(), anew, rebuilt))
    })
