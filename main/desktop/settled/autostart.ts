import { refuse, type AtLogin, type Result } from '../../../preload/contract.ts'
import type { SmallFile } from '../smallFile.ts'
import { isWritable, readEntry, writeEntry } from './entry.ts'

/** Whether the app starts with the person's session. */
export interface LoginStart {
  look(): Promise<AtLogin>
  /** `NOT_SAVED` where it could not be written; what somebody else wrote stays as it is, and is `NOT_OURS`. */
  change(starts: boolean): Promise<Result<null>>
}

const NOT_OURS = refuse(
  'NOT_OURS',
  'A file that you have changed decides on this; Ringdesk leaves it as it is.',
)
const NOT_SAVED = refuse('NOT_SAVED', 'This could not be written into your autostart folder.')

/** Linux: one file of the XDG autostart folder, which is ours only as long as nobody has changed it. */
export function createAutostart(ports: {
  file: SmallFile
  /** The program and its words. */
  command: readonly string[]
  /** Is there such a program? */
  isThere(program: string): Promise<boolean>
}): LoginStart {
  const { file, command, isThere } = ports

  async function look(): Promise<AtLogin> {
    const text = (await file.read())?.toString('utf8')
    if (text === undefined) return { starts: false, theirs: false }
    const entry = readEntry(text)
    // The program has moved, as one does that is a single file: the entry follows it.
    if (entry.isOurs && !(await isThere(entry.tryExec)) && isWritable(command))
      await file.write(writeEntry(command))
    return { starts: entry.starts, theirs: !entry.isOurs }
  }

  return {
    look,
    async change(starts) {
      try {
        const now = await look()
        if (now.theirs) return NOT_OURS
        if (starts && !isWritable(command)) return NOT_SAVED
        await (starts ? file.write(writeEntry(command)) : file.remove())
        return { ok: true, value: null }
      } catch {
        return NOT_SAVED
      }
    },
  }
}

/** Windows and macOS: the system keeps a list, which Electron reads and writes. */
export function createLoginItem(ports: {
  /** `willStart` is false where the person has switched an entry of ours off. */
  read(): { isListed: boolean; willStart: boolean }
  write(starts: boolean): void
}): LoginStart {
  const look = async () => {
    const { isListed, willStart } = ports.read()
    return { starts: isListed && willStart, theirs: isListed && !willStart }
  }
  return {
    look,
    async change(starts) {
      if ((await look()).theirs) return NOT_OURS
      ports.write(starts)
      return (await look()).starts === starts ? { ok: true, value: null } : NOT_SAVED
    },
  }
}
