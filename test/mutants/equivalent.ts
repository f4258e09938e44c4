import { readFileSync } from 'node:fs'
import type { Generated } from './generate.ts'

/** A mistake that is none: whatever happens, the program does the same with it. */
interface Equivalent {
  file: string
  kind: string
  /** The line it is made in, as it stands there. */
  line: string
  /** Why nobody could tell. */
  why: string
}

/** Looked at one by one: no test could notice them. */
const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'main/server/heartbeat.ts',
    kind: '> for >=',
    line: 'if (due - clock.now() > pause()) schedule(pause())',
    why: 'a beat that is due in just that time is put off to the very same moment',
  },
  {
    file: 'main/server/socket.ts',
    kind: 'a number off by one',
    line: 'attempts += 1',
    why: 'it is only ever compared with what it was before',
  },
  {
    file: 'main/store.ts',
    kind: 'a number off by one',
    line: 'lost += 1',
    why: 'it is only ever compared with what it was before',
  },
  {
    file: 'preload/draft.ts',
    kind: 'a number off by one',
    line: 'const grave = (this.ended ?? this.before.ended).get(`${kind}/${id}`) ?? -1',
    why: 'no version is below 0, so that -2 is as low as -1',
  },
  {
    file: 'preload/draft.ts',
    kind: 'a number off by one',
    line: 'if (object.version <= Math.max(had?.version ?? -1, grave)) return',
    why: 'no version is below 0, so that -2 is as low as -1',
  },
]

const lines = new Map<string, string[]>()
function lineOf({ file, line }: Generated): string | undefined {
  let known = lines.get(file)
  if (!known) lines.set(file, (known = readFileSync(file, 'utf8').split('\n')))
  return known[line - 1]?.trim()
}

/** Is this one of those? */
export const isEquivalent = (mistake: Generated): boolean =>
  EQUIVALENT.some(
    ({ file, kind, line }) => file === mistake.file && kind === mistake.kind && line === lineOf(mistake),
  )

/** Those of the list that can no longer be made: their line has changed, and with it the reason. */
export const outdated = (all: readonly Generated[]): string[] =>
  EQUIVALENT.filter(
    ({ file, kind, line }) =>
      !all.some((one) => one.file === file && one.kind === kind && lineOf(one) === line),
  ).map(({ file, line, why }) => `${file}: ${line} (${why})`)
