import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** One small file that is either the old or the new one, never half of either. Writes follow each other. */
export interface SmallFile {
  /** Undefined where there is none. */
  read(): Promise<Buffer | undefined>
  write(content: string | Uint8Array): Promise<void>
  remove(): Promise<void>
  /** Puts an unreadable file aside under a name of its own, so that nobody's data is thrown away. */
  setAside(): Promise<void>
}

/** Only its owner may read it; on the disk before it is there. */
export function createSmallFile(path: string): SmallFile {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    read: () => inTurn(() => readFile(path).catch(absent)),
    write: (content) => inTurn(() => replace(path, content)),
    remove: () => inTurn(() => rm(path, { force: true })),
    setAside: () =>
      inTurn(async () => {
        await rename(path, `${path}.odd`).catch(absent)
      }),
  }
}

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const fresh = `${path}.new`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rm(fresh, { force: true })
  const file = await open(fresh, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path)
  await syncFolder(dirname(path))
}

/** The rename itself must reach the disk; a system without folder handles does that by itself. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
