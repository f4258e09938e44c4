import { Session } from '../../preload/contract.ts'
import type { Profile, ProfileFile } from '../ports.ts'
import type { SmallFile } from './smallFile.ts'

/** The profile as a JSON file. An odd one is set aside and begun anew: it holds nothing that cannot be typed again. */
export function createProfileFile(file: SmallFile, uuid: () => string): ProfileFile {
  return {
    async load() {
      const raw = await file.read().catch(() => undefined)
      if (raw) {
        const profile = read(raw.toString('utf8'))
        if (profile) return profile
        await file.setAside().catch(() => undefined)
      }
      return { deviceId: uuid() }
    },
    save: (profile) => file.write(JSON.stringify(profile, null, 2) + '\n'),
  }
}

function read(text: string): Profile | undefined {
  try {
    const { deviceId, last } = JSON.parse(text) as Partial<Record<keyof Profile, unknown>>
    if (typeof deviceId !== 'string' || deviceId === '') return undefined
    const known = Session.safeParse(last)
    return { deviceId, ...(known.success && { last: known.data }) }
  } catch {
    return undefined
  }
}
