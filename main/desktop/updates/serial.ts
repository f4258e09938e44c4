import type { SmallFile } from '../smallFile.ts'

/** The highest serial of an announcement that was ever heard here: a lower one is played again by somebody. */
export interface SerialFile {
  load(): Promise<number>
  keep(serial: number): Promise<void>
}

/** What cannot be read counts as nothing heard: then the version alone keeps an update from going back. */
export function createSerialFile(file: SmallFile): SerialFile {
  return {
    async load() {
      const text = (await file.read().catch(() => undefined))?.toString('utf8') ?? ''
      return /^\d{1,16}\n$/.test(text) ? Number(text) : 0
    },
    keep: (serial) => file.write(`${serial}\n`).catch(() => undefined),
  }
}
