import type { Clock } from '../ports.ts'

/** A page that asks for less than it names, or for nothing, keeps nobody waiting for longer than this, ms. */
const PATIENCE_MS = 1_000

/** What a page is built of is on its way to it: whatever keeps main busy from now on keeps the page from nothing. */
export interface Assets {
  /** This has been answered. */
  served(path: string, data: Buffer): void
  /** Resolves once a document and all that it names have been. */
  all: Promise<void>
}

/** The bundler names all parts of a page in its head. */
const NAMES = /\b(?:src|href)="\.\//g

export function createAssets(clock: Pick<Clock, 'after'>): Assets {
  let done: () => void = () => undefined
  const all = new Promise<void>((resolve) => (done = resolve))
  let left: number | undefined
  clock.after(PATIENCE_MS, done)
  return {
    all,
    served(path, data) {
      if (path.endsWith('.html')) left = data.toString().match(NAMES)?.length ?? 0
      else if (left !== undefined) left -= 1
      if (left === 0) done()
    },
  }
}
