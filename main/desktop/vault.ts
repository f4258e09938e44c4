import { safeStorage } from 'electron'
import type { Vault } from './secrets.ts'

/** Electron's safeStorage, asked after `ready`. On Linux it also "encrypts" with a password that everybody knows. */
export function createVault(platform: NodeJS.Platform): Vault {
  return {
    isSafe() {
      if (!safeStorage.isEncryptionAvailable()) return false
      if (platform !== 'linux') return true
      const backend = safeStorage.getSelectedStorageBackend()
      return backend !== 'basic_text' && backend !== 'unknown'
    },
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (sealed) => safeStorage.decryptString(sealed),
  }
}
