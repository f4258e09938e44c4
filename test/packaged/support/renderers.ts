import { readdirSync, readFileSync } from 'node:fs'

/** What the kernel has of a process, empty once it is gone. */
const read = (pid: number, name: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)$/m.exec(read(pid, 'status'))?.[1] ?? 0)

/** The processes that a process has started, and those that these have, and so on. */
export function descendantsOf(main: number): number[] {
  const all = readdirSync('/proc').map(Number).filter(Boolean)
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]))
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0
    return parent === main || (parent > 1 && isBelow(parent))
  }
  return all.filter(isBelow)
}

/** The switches that a process was started with. */
export const switchesOf = (pid: number): string[] =>
  read(pid, 'cmdline')
    .split('\0')
    .flatMap((word) => word.split(' '))

/** The processes that draw the pages of an app. */
export const renderersOf = (main: number): number[] =>
  descendantsOf(main).filter((pid) => switchesOf(pid).includes('--type=renderer'))
