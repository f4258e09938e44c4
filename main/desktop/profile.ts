import type { LastSignIn, Profile, ProfileFile } from '../ports.ts'
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
    const known = readLast(last)
    return { deviceId, ...(known ? { last: known } : {}) }
  } catch {
    return undefined
  }
}

const FIELDS = ['server', 'userName', 'tenantId', 'tenantName', 'userId', 'name'] as const

function readLast(raw: unknown): LastSignIn | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const found = raw as Record<string, unknown>
  const last: Partial<LastSignIn> = {}
  for (const field of FIELDS) {
    const value = found[field]
    if (typeof value !== 'string') return undefined
    last[field] = value
  }
  return last as LastSignIn
}
