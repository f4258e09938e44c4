import { createHash } from 'node:crypto'
import type { Secrets } from '../ports.ts'
import type { SmallFile } from './smallFile.ts'

/** The keyring as the secrets need it; `isSafe` is false where encryption is none or only looks like one. */
export interface Vault {
  isSafe(): boolean
  encrypt(text: string): Buffer
  decrypt(sealed: Buffer): string
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * The sign-in secret, encrypted with a key that only the system's keyring knows. A flipped byte decrypts to garbage
 * without an error, so a hash travels inside the ciphertext.
 */
export function createSecrets(vault: Vault, file: SmallFile): Secrets {
  return {
    async load() {
      if (!vault.isSafe()) return undefined
      const sealed = await file.read().catch(() => undefined)
      return sealed && open(vault, sealed)
    },
    async save(secret) {
      if (!vault.isSafe()) {
        // What an earlier run could encrypt must not outlive a session that is held in memory only.
        await file.remove().catch(() => undefined)
        return false
      }
      try {
        await file.write(vault.encrypt(digest(secret) + secret))
        return true
      } catch {
        return false
      }
    },
    clear: () => file.remove(),
  }
}

const HASH = 64

function open(vault: Vault, sealed: Buffer): string | undefined {
  try {
    const text = vault.decrypt(sealed)
    const secret = text.slice(HASH)
    return text.slice(0, HASH) === digest(secret) ? secret : undefined
  } catch {
    return undefined
  }
}
