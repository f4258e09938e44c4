import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the catchers need to run: the sources, the tests, and how they are compiled. */
const FOLDERS = ['main', 'preload', 'renderer', 'test']
const FILES = ['package.json', 'tsconfig.base.json']

/** One change of the sources: in a file, these words become those. */
export interface Patch {
  file: string
  from: string
  to: string
  /** Where these words begin, for words that stand there more than once. */
  at?: number
}

/** Copies of the tree, side by side under one folder, which is gone afterwards. */
export interface Copies {
  /** A copy with this change made, by its name; without one, as it is. Throws where the words are not there just once. */
  make(name: string, patch?: Patch): string
  /** A copy that is not looked at any more. */
  drop(copy: string): void
  remove(): void
}

export function createCopies(root: string): Copies {
  const parent = join(root, '.cache', 'mutants')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'm-'))
  return {
    make(name, patch) {
      const copy = join(folder, name)
      for (const part of FOLDERS) link(join(root, part), join(copy, part))
      for (const file of FILES) linkSync(join(root, file), join(copy, file))
      if (patch) change(join(copy, patch.file), patch)
      return copy
    },
    drop: (copy) => rmSync(copy, { recursive: true, force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Names for the same files: a copy costs no reading and no writing. */
function link(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [here, there] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) link(here, there)
    else if (entry.isFile()) linkSync(here, there)
  }
}

function change(path: string, { file, from, to, at }: Patch): void {
  const source = readFileSync(path, 'utf8')
  if (at === undefined && source.split(from).length !== 2)
    throw new Error(`${file} does not have just once: ${from}`)
  // Removed first: what is written through the link would be the real file.
  rmSync(path)
  writeFileSync(
    path,
    at === undefined
      ? source.replace(from, () => to)
      : source.slice(0, at) + to + source.slice(at + from.length),
  )
}
