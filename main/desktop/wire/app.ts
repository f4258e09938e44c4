import { session } from 'electron'
import type { AppState } from '../../../preload/contract.ts'
import type { Log, ProxyPort } from '../../ports.ts'
import { systemClock } from '../clock.ts'
import { createSecrets } from '../secrets.ts'
import type { SmallFile } from '../smallFile.ts'
import { createVault } from '../vault.ts'
import { createProxyLogin } from './proxyLogin.ts'
import { createTrust } from './trust.ts'
import { createWire, type Wire } from './wire.ts'

export interface AppWirePorts {
  /** Where a proxy's password rests, encrypted. */
  file: SmallFile
  /** One more file of certificates, in PEM, which the company's settings name. */
  caFile?: string | undefined
  log: Log
  changed(): void
}

/** The network of the app that runs. Electron is only asked for the system's proxy. Called once Electron is ready. */
export function createAppWire({ file, caFile, log, changed }: AppWirePorts): Wire & {
  proxy: ProxyPort
  /** What was typed for a proxy goes, with all else that is kept here. */
  forget(): Promise<void>
  into(state: AppState): AppState
} {
  const { platform, env } = process
  const login = createProxyLogin({ secrets: createSecrets(createVault(platform), file), env, changed })
  const wire = createWire({
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    trusted: createTrust({
      ...{ platform, env, caFile },
      unread: () => log('certificate file could not be read'),
    }),
    login,
    now: () => systemClock.now(),
  })
  return { ...wire, proxy: { signIn: login.signIn }, forget: login.forget, into: login.into }
}
