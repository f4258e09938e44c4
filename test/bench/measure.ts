import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One bar, as it is printed and kept: `value` must be at most `goal`, or at least where `atLeast` is said. */
export interface Verdict {
  bar: string
  value: number
  /** What the value is measured against, in the same run; in the unit of the measurement. */
  floor?: number
  goal: number
  ok: boolean
  /** What else is worth knowing of the run. */
  [fact: string]: unknown
}

/** How a bar is run: so many rows, so many pairs. */
export interface Size {
  rows: number
  pairs: number
}

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

export const percentile = (numbers: readonly number[], part: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? NaN

/** To three figures: more would be a claim that no shared machine can make. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

export interface Pairs {
  /** Median of what each pair measured, ours and the floor, and of their ratios. */
  ours: number
  floor: number
  ratio: number
  ratios: number[]
}

/** Measures both ways in turns, the one or the other first, so that what else the machine does meets both alike. */
export async function inPairs(
  pairs: number,
  ours: (pair: number) => Promise<number>,
  floor: (pair: number) => Promise<number>,
): Promise<Pairs> {
  const all: [ours: number, floor: number][] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    if (pair % 2 === 0) {
      const least = await floor(pair)
      all.push([await ours(pair), least])
    } else all.push([await ours(pair), await floor(pair)])
  }
  const ratios = all.map(([is, least]) => is / least)
  return {
    ours: median(all.map(([is]) => is)),
    floor: median(all.map(([, least]) => least)),
    ratio: median(ratios),
    ratios: ratios.map(rounded),
  }
}

/** How long this took, ms. */
export async function timed(act: () => unknown): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

/** A folder that is gone after `use`; everybody may enter it, for the app may run as somebody else. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(process.env['RINGDESK_E2E_HOME'] ?? tmpdir(), 'ringdesk-bench-'))
  chmodSync(folder, 0o777)
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
