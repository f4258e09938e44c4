import { bareAddress, isAddress } from '../../preload/addresses.ts'
import type { Contact } from '../../preload/contract.ts'
import { phone, plain } from '../format.ts'
import { readNumber } from './numbers.ts'

type Connection = Contact['connections'][number]
export type LineKind = Exclude<Connection['kind'], 'unknown'>
/** A way to reach somebody that this app knows to write. */
export type Line = Connection & { kind: LineKind }
const isLine = (one: Connection): one is Line => one.kind !== 'unknown'

/** Whether all of them can be written: of a kind that a later contact centre knows nothing would be left. */
export const isWritable = (all: readonly Connection[]): boolean => all.every(isLine)

/** A number as it is written here, an address as it is. */
export const lineText = ({ kind, value }: Connection, region: string): string =>
  kind === 'phone' ? phone(value, region) : plain(value)

/** The ways of one kind to reach somebody, as they stand in a form: one a line. */
export const textOf = (lines: readonly Connection[], kind: LineKind, region: string): string =>
  lines
    .filter((line) => line.kind === kind)
    .map((line) => lineText(line, region))
    .join('\n')

/** What was written, one a line, read again. `wrong` is the first line that is neither a number nor an address. */
export function readLines(
  text: string,
  kind: LineKind,
  before: readonly Connection[],
  region: string,
): { lines: Line[]; wrong?: string } {
  const lines: Line[] = []
  for (const written of text.split('\n').map((line) => line.trim())) {
    if (written === '') continue
    // What nobody touched stays as the contact centre has it, however odd.
    const same = before.find((line) => line.kind === kind && lineText(line, region) === written)
    const value = same?.value ?? (kind === 'phone' ? readNumber(written, region) : address(written))
    if (value === undefined) return { lines, wrong: written }
    if (!lines.some((line) => line.value === value))
      lines.push({ kind, value, primary: same?.primary ?? false })
  }
  return { lines }
}
const address = (text: string) => (isAddress(text) ? bareAddress(text) : undefined)

/** One of them is used first: the one that was, else the one at the top. */
export function withPrimary(lines: readonly Line[]): Line[] {
  const first = Math.max(
    lines.findIndex(({ primary }) => primary),
    0,
  )
  return lines.map((line, index) => ({ ...line, primary: index === first }))
}
