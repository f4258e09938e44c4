import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenCache } from '../ports.ts'
import { openDatabase, type NativeBinding } from './database.ts'
import { createWorkitemCache } from './workitems.ts'

/** Cache files under `folder`, one per server, tenant and user. Rejects where no file can be made at all. */
export const createOpenCache =
  (folder: string, nativeBinding?: NativeBinding): OpenCache =>
  ({ server, tenantId, userId }) =>
    new Promise((resolve) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const owner = createHash('sha256')
        .update(JSON.stringify([server, tenantId, userId]))
        .digest('hex')
      const file = join(folder, `${owner.slice(0, 32)}.cache.sqlite`)
      resolve(openDatabase(file, nativeBinding, createWorkitemCache))
    })
