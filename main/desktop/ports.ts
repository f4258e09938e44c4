import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Clock, Log, Ports } from '../ports.ts'
import { createOpenCache } from '../cache/open.ts'
import { createOpenJournal } from '../journal/open.ts'
import { createFetchPicture } from '../mail/fetchPicture.ts'
import { isPublicAddress } from '../mail/publicAddress.ts'
import { createOpenSocket } from '../server/wsSocket.ts'
import { createWire } from './net.ts'
import { createProfileFile } from './profile.ts'
import { createAgentFor, systemCertificates } from './proxy.ts'
import { createSecrets } from './secrets.ts'
import { createSmallFile } from './smallFile.ts'
import { createVault } from './vault.ts'

export interface RealPorts {
  dataDir: string
  /** SQLite's native part, for this runtime. */
  binding: string
  clock: Clock
  log: Log
  logged: Ports['logged']
  uuid(): string
}

/** The outside world, as the core may touch it. Called once Electron is ready. */
export function createPorts({
  dataDir,
  binding,
  clock,
  log,
  logged,
  uuid,
}: RealPorts): Omit<Ports, 'saveRecording' | 'openOutside' | 'updates' | 'alerts'> {
  const wire = createWire()
  const agentFor = createAgentFor({ resolveProxy: wire.resolveProxy, certificates: systemCertificates })
  return {
    clock,
    log,
    logged,
    uuid,
    random: () => Math.random(),
    fetch: wire.fetch,
    distrust: wire.distrust,
    openSocket: createOpenSocket(agentFor),
    fetchPicture: createFetchPicture({
      isPublic: isPublicAddress,
      options: async (url) => ({ agent: await agentFor(url), ca: systemCertificates() }),
    }),
    // Loaded when it is needed and not before: the window does not wait for it.
    openCache: async (owner, rebuilt) =>
      createOpenCache(join(dataDir, 'cache'), load(binding))(owner, rebuilt),
    openJournal: async (owner) => createOpenJournal(join(dataDir, 'journal'), load(binding))(owner),
    secrets: createSecrets(createVault(process.platform), createSmallFile(join(dataDir, 'sign-in.bin'))),
    profile: createProfileFile(createSmallFile(join(dataDir, 'profile.json')), uuid),
  }
}

const load = (path: string) => createRequire(import.meta.url)(path) as object
