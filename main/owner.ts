import { createHash } from 'node:crypto'

/** Whose data it is: one tenant's user at one server. */
export interface Owner {
  server: string
  tenantId: string
  userId: string
}

/** A name for that person's files that says nothing of who it is; 32 hex digits. */
export const fileNameOf = ({ server, tenantId, userId }: Owner): string =>
  createHash('sha256')
    .update(JSON.stringify([server, tenantId, userId]))
    .digest('hex')
    .slice(0, 32)
