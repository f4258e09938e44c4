import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Clock, Log, Ports } from '../ports.ts'
import { createOpenCache } from '../cache/open.ts'
import { createOpenJournal } from '../journal/open.ts'
import { createSweep } from '../retention/sweep.ts'
import { createWiper } from '../leaving/wiper.ts'
import { createFetchPicture } from '../mail/fetchPicture.ts'
import { isPublicAddress } from '../mail/publicAddress.ts'
import { createOpenSocket } from '../server/wsSocket.ts'
import { createProfileFile } from './profile.ts'
import { createSecrets } from './secrets.ts'
import { createSmallFile } from './smallFile.ts'
import { createVault } from './vault.ts'
import type { createAppWire } from './wire/app.ts'

export interface RealPorts {
  dataDir: string
  /** SQLite's native part, for this runtime. */
  binding: string
  clock: Clock
  log: Log
  logged: Ports['logged']
  clearLog(): void
  uuid(): string
  wire: ReturnType<typeof createAppWire>
}

/** The outside world, as the core may touch it. Called once Electron is ready. */
export function createPorts({
  dataDir,
  binding,
  clock,
  log,
  logged,
  clearLog,
  uuid,
  wire,
}: RealPorts): Omit<
  Ports,
  'saveRecording' | 'openOutside' | 'updates' | 'alerts' | 'callBar' | 'globalKeys' | 'outside'
> {
  const secrets = createSecrets(createVault(process.platform), createSmallFile(join(dataDir, 'sign-in.bin')))
  const profile = createProfileFile(createSmallFile(join(dataDir, 'profile.json')), uuid)
  const clear = async () => {
    await secrets.clear()
    await wire.forget()
  }
  const mark = createSmallFile(join(dataDir, 'wipe.json'))
  return {
    clock,
    log,
    logged,
    uuid,
    random: () => Math.random(),
    fetch: wire.fetch,
    distrust: wire.distrust,
    proxy: wire.proxy,
    openSocket: createOpenSocket(wire.single),
    fetchPicture: createFetchPicture({
      isPublic: isPublicAddress,
      options: async (url) => ({ agent: await wire.single(url) }),
    }),
    // Loaded when it is needed and not before: the window does not wait for it.
    openCache: async (owner, rebuilt) =>
      createOpenCache(join(dataDir, 'cache'), load(binding))(owner, rebuilt),
    openJournal: async (owner) => createOpenJournal(join(dataDir, 'journal'), load(binding))(owner),
    secrets,
    profile,
    sweep: createSweep(dataDir),
    wiper: createWiper({ dataDir, mark, secrets: { clear }, profile, clearLog }),
  }
}

const load = (path: string) => createRequire(import.meta.url)(path) as object
