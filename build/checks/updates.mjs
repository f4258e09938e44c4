import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { newKey } from '../packing/announce.mjs'
import { install } from '../packing/install.mjs'
import { debIn, packWith } from '../packing/pack.mjs'
import { setUp } from '../setup/index.mjs'
import { Problem } from '../setup/say.mjs'
import { isRoot } from '../setup/user.mjs'
import { COMMANDS } from './endToEnd.mjs'
import { stage, tried } from './packaged.mjs'

/** A port that nobody has now: the package is told before there is a server. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** Two packages, one after the other: the older is installed, and finds the newer on a server of the tests. */
export async function updates() {
  if (!isRoot())
    throw new Problem('This installs packages: run it as root, on a machine that may be changed.')
  const folder = mkdtempSync('/var/tmp/ringdesk-updates-')
  const key = path.join(folder, 'key.pem')
  const port = await freePort()
  Object.assign(process.env, {
    RINGDESK_UPDATES_URL: `https://127.0.0.1:${port}/`,
    RINGDESK_UPDATES_KEY: newKey(key),
  })
  try {
    const setup = await setUp({ name: 'pack', commands: COMMANDS })
    const newer = await packWith(setup, [], '9.0.0')
    const deb = path.join(folder, path.basename(debIn(newer.output)))
    copyFileSync(debIn(newer.output), deb)
    const app = await install(debIn((await packWith(setup)).output))
    const served = {
      RINGDESK_UPDATES_PORT: String(port),
      RINGDESK_UPDATES_DEB: deb,
      RINGDESK_UPDATES_NEWER: newer.version,
      RINGDESK_UPDATES_PRIVATE: key,
    }
    try {
      return await tried({ ...(await stage()), ...served }, app, ['updates'])
    } finally {
      await app.remove()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
