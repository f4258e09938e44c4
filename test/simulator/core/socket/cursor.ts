import type { Core } from '../core.ts'

/** A place in history as an opaque word: everything up to this version has been told (PROTOCOL 5, `cursor`). */
export const cursorAt = (version: number): string => `v1.${version.toString(36)}`

/** The version of a cursor that this centre can continue from; undefined for one that it cannot read. */
export function readCursor(core: Core, cursor: string | undefined): number | undefined {
  const found = /^v1\.([0-9a-z]{1,11})$/.exec(cursor ?? '')?.[1]
  const version = found === undefined ? NaN : Number.parseInt(found, 36)
  return version <= core.world.lastVersion ? version : undefined
}
