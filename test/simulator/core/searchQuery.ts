import { Refusal } from './refusal.ts'
import { words } from './searchWords.ts'

/** One part of a `q`; all of them must match (PROTOCOL 2, "Search"). */
export type Term =
  | { kind: 'bare'; words: string[] }
  | { kind: 'field'; field: string; words: string[]; prefix: boolean }
  | { kind: 'compare'; field: string; least: boolean; than: number }

const malformed = (part: string) => new Refusal('BAD_REQUEST', `q cannot be read at: ${part}`, { param: 'q' })

/** Splits at spaces outside of quotes; an open quote is malformed. */
function split(q: string): string[] {
  const parts = q.match(/(?:[^\s"]|"[^"]*")+|"/g) ?? []
  for (const part of parts)
    if (part === '"' || (part.match(/"/g)?.length ?? 0) % 2 === 1) throw malformed(part)
  return parts
}

function fieldTerm(part: string, field: string, quoted: string): Term {
  const value = quoted.replaceAll('"', '')
  const compared = /^([<>]=)(.*)$/.exec(value)
  if (compared) {
    const than = Number(compared[2])
    if (compared[2]?.trim() === '' || !Number.isFinite(than)) throw malformed(part)
    return { kind: 'compare', field, least: compared[1] === '>=', than }
  }
  const prefix = value.endsWith('*')
  if (/^[<>]/.test(value)) throw malformed(part)
  const asked = words(quoted)
  if (asked.length === 0) throw malformed(part)
  return { kind: 'field', field, words: asked, prefix }
}

/** Reads a `q`; throws 400 `BAD_REQUEST` that names the part it could not read. */
export function parseQuery(q: string): Term[] {
  return split(q).map((part) => {
    const named = /^([^":]*):(.*)$/s.exec(part)
    if (!named) {
      const asked = words(part)
      if (asked.length === 0) throw malformed(part)
      return { kind: 'bare', words: asked }
    }
    const [, field = '', value = ''] = named
    if (!/^[A-Za-z_]\w*$/.test(field)) throw malformed(part)
    return fieldTerm(part, field, value)
  })
}
