import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Undo } from './ports.ts'

export interface LogFile {
  write(line: string, isUrgent?: boolean): void
  /** The newest lines, newest first, at most so many; none where they cannot be read. */
  tail(lines: number): string[]
  /** Removes all lines. Throws where a file cannot be removed. */
  clear(): void
  stop: Undo
}

/** The size of a file at most, bytes, and how many are kept: the one being written, and those before it. */
const LARGEST = 1024 * 1024
const FILES = 4
/** How much of what is not urgent waits at most, characters. */
const MOST_WAITING = 16 * 1024

/**
 * Lines on the disk, at once, so that a crash does not take the last ones with it; what is not urgent at the end of the
 * turn, or ahead of what is: a flood of news says a line each. A disk that is full or gone costs the lines and nothing else.
 */
export function createLogFile(
  path: string,
  largest = LARGEST,
  files = FILES,
  /** Runs this when the turn is over. Without it nothing waits. */
  later?: (run: () => void) => void,
): LogFile {
  const named = (age: number) => (age === 0 ? path : `${path}.${age}`)
  let file: number | undefined
  let size = 0
  let waiting = ''
  const open = () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    file = openSync(path, 'a', 0o600)
    size = fstatSync(file).size
  }
  const close = () => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
  function put(text: string): void {
    try {
      if (file === undefined) open()
      if (size > 0 && size + Buffer.byteLength(text) > largest) {
        close()
        for (let age = files - 2; age >= 0; age -= 1)
          if (existsSync(named(age))) renameSync(named(age), named(age + 1))
        open()
      }
      if (file !== undefined) size += writeSync(file, text)
    } catch {
      // Whoever logs is busy with a caller.
    }
  }
  function putAll(): void {
    const text = waiting
    waiting = ''
    if (text !== '') put(text)
  }
  return {
    write(line, isUrgent = true) {
      if (later && waiting === '' && !isUrgent) later(putAll)
      waiting += line
      if (!later || isUrgent || waiting.length > MOST_WAITING) putAll()
    },
    tail(lines) {
      putAll()
      const newest: string[] = []
      for (let age = 0; age < files && newest.length < lines; age += 1)
        newest.push(...read(named(age)).reverse())
      return newest.slice(0, lines)
    },
    clear() {
      waiting = ''
      close()
      for (let age = 0; age < files; age += 1) rmSync(named(age), { force: true })
    },
    stop() {
      putAll()
      try {
        close()
      } catch {
        // Nothing is left to be done with it.
      }
    },
  }
}

function read(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch {
    return []
  }
}
