import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Place } from './place.ts'
import type { Found } from './start.ts'

/** What only a whole process can be under: no room on the disk for its files, or no right to write this one. */
export type Under = 'full' | 'readOnly'

/** Starts the core in a process of its own, so that whoever runs the tests is under nothing. */
export function startApart(place: Place, under: Under): Found {
  const args = [join(import.meta.dirname, 'startProcess.ts'), place.dir, under]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Found
}
