import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SmallFile } from '../desktop/smallFile.ts'
import { fileNameOf } from '../owner.ts'
import type { ProfileFile, Secrets, Wiper } from '../ports.ts'

/** What is still to go: the names of whose files, and whether the sign-in has gone with its person. */
interface Mark {
  names: string[]
  signedIn: boolean
}

export interface WiperPorts {
  dataDir: string
  /** Where it is written down what is to go, until it has gone. */
  mark: SmallFile
  secrets: Pick<Secrets, 'clear'>
  profile: ProfileFile
  clearLog(): void
}

/**
 * Removes what a person leaves on this machine: their cache and journal with everything beside them, the sign-in, the log. It
 * is written down first, so that an end in the middle is gone on with at the next start, and the sign-in goes before the files:
 * who signs in after a wipe that could not be finished keeps what is theirs. The files must be closed.
 */
export function createWiper(ports: WiperPorts): Wiper {
  const { mark } = ports
  let begun: Mark | undefined

  const keep = (next: Mark) => mark.write(JSON.stringify((begun = next)))

  function removeFiles(folder: string, name: string): void {
    for (const file of filesIn(folder))
      if (file.startsWith(`${name}.`)) rmSync(join(folder, file), { force: true })
  }

  async function finish(): Promise<boolean> {
    const left = begun ?? (await read(mark))
    if (!left) return true
    try {
      if (left.signedIn) {
        await ports.secrets.clear()
        const { deviceId } = await ports.profile.load()
        await ports.profile.save({ deviceId })
        await keep({ ...left, signedIn: false }).catch(() => undefined)
      }
      for (const name of left.names)
        for (const folder of ['cache', 'journal']) removeFiles(join(ports.dataDir, folder), name)
      ports.clearLog()
      await mark.remove()
      begun = undefined
      return true
    } catch {
      return false
    }
  }

  return {
    async begin(owner) {
      const before = begun ?? (await read(mark))
      // A disk that is full takes no mark: what goes makes room.
      await keep({ names: [...(before?.names ?? []), fileNameOf(owner)], signedIn: true }).catch(
        () => undefined,
      )
    },
    finish,
    async spare(owner) {
      const left = begun ?? (await read(mark))
      if (!left) return
      // The sign-in that is kept now is of whoever has come.
      begun = { ...left, signedIn: false }
      if (await finish()) return
      const name = fileNameOf(owner)
      // Rather what somebody else has left stays than that what is written from now on goes.
      await keep({ ...begun, names: begun.names.filter((one) => one !== name) }).catch(() =>
        mark.remove().catch(() => undefined),
      )
    },
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The names of an owner's files, as `fileNameOf` makes them: nothing else is ever taken for one. */
const NAME = /^[0-9a-f]{32}$/

async function read(mark: SmallFile): Promise<Mark | undefined> {
  const text = await mark.read().catch(() => undefined)
  if (!text) return undefined
  try {
    const { names, signedIn } = JSON.parse(text.toString('utf8')) as Partial<Record<keyof Mark, unknown>>
    const known = Array.isArray(names) ? names.filter((name): name is string => NAME.test(String(name))) : []
    return { names: known, signedIn: signedIn !== false }
  } catch {
    return { names: [], signedIn: true }
  }
}
