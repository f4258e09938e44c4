import { rmSync } from 'node:fs'
import path from 'node:path'

/** Electron's sample app would be started if ours were missing; a package has no use for it. */
export default function afterPack({ appOutDir, packager }) {
  rmSync(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}
