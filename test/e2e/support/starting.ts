import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** What every start of the app is told, from its folder or as it is installed. */
export interface Told {
  server?: string
  userName?: string
  /** Empty: the person has to type it. */
  password?: string
  dataDir?: string
}

export const flagsOf = ({ server = '', userName = '', dataDir = '' }: Told): string[] =>
  Object.entries({ '--data-dir': dataDir, '--server': server, '--user': userName }).flatMap(
    ([flag, value]) => (value === '' ? [] : [`${flag}=${value}`]),
  )

/** Never on the command line, where every program could read it. */
export const secretOf = ({ password = '' }: Told): Record<string, string> => ({
  LANG: 'en_US.UTF-8',
  ...(password !== '' && { RINGDESK_PASSWORD: password }),
})

/** A data folder of a test's own below this one; gone after `use`. */
export async function withDataDir(home: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(home, 'desk-'))
  // The app may run as another user than the tests.
  chmodSync(folder, 0o777)
  await use(folder)
  // A process of an app that was ended hard may still be writing its last.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** The region that says how true the window is. */
export const connection = (page: Page) => page.getByRole('region', { name: 'Connection' })
