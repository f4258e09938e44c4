import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Undo } from './ports.ts'

export interface LogFile {
  write(line: string): void
  /** The newest lines, newest first, at most so many; none where they cannot be read. */
  tail(lines: number): string[]
  stop: Undo
}

/** Two files of at most this size: the one being written, and the one before it. */
const LARGEST = 1024 * 1024

/**
 * Lines on the disk, at once, so that a crash does not take the last ones with it. A disk that is full or gone costs
 * the lines and nothing else.
 */
export function createLogFile(path: string, largest = LARGEST): LogFile {
  let file: number | undefined
  let size = 0
  const open = () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    file = openSync(path, 'a', 0o600)
    size = fstatSync(file).size
  }
  const close = () => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
  return {
    write(line) {
      try {
        if (file === undefined) open()
        if (size > 0 && size + Buffer.byteLength(line) > largest) {
          close()
          renameSync(path, `${path}.1`)
          open()
        }
        if (file !== undefined) size += writeSync(file, line)
      } catch {
        // Whoever logs is busy with a caller.
      }
    },
    tail(lines) {
      const newest = read(path).slice(-lines)
      const before = newest.length < lines ? read(`${path}.1`).slice(newest.length - lines) : []
      return [...before, ...newest].reverse()
    },
    stop() {
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
