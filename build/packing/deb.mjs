import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { at, cache } from '../setup/paths.mjs'

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`

/** electron-builder wants one program where fpm is; unless a person names theirs, it gets our stand-in for it. */
export function fpm() {
  if (process.platform !== 'linux' || process.env.CUSTOM_FPM_PATH) return {}
  const file = cache('packing', 'fpm')
  mkdirSync(cache('packing'), { recursive: true })
  const command = [process.execPath, at('build', 'packing', 'fpm.mjs')].map(quoted).join(' ')
  writeFileSync(file, `#!/bin/sh\nexec ${command} "$@"\n`)
  chmodSync(file, 0o755)
  return { CUSTOM_FPM_PATH: file }
}
