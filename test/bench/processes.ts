import { readdirSync, readFileSync } from 'node:fs'

/** A process and all that it has started, and they in turn. */
function family(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) && /\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  const found = [root]
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child)
  return found
}

const together = (root: number, of: (pid: number) => number): number =>
  family(root).reduce((sum, pid) => sum + of(pid), 0)

/** What a program and all its processes hold of the machine's memory, shared pages by their share, MB. */
export const pssOf = (root: number): number =>
  together(root, (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)) / 1024

/** How long they have computed so far, ms; the kernel counts in hundredths of a second. */
export const cpuOf = (root: number): number =>
  together(root, (pid) => {
    const [user = 0, system = 0] = (read(`/proc/${pid}/stat`).split(') ')[1] ?? '').split(' ').slice(11, 13)
    return (Number(user) + Number(system)) * 10
  })

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // ended since it was listed
  }
}
