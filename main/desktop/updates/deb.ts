import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Installed } from './updates.ts'

/** pkexec's own: the person thought better of it, or may not. */
const NOT_ALLOWED = [126, 127]

/** What the new version depends on comes along, and nothing is removed for it; where that cannot be, all stays as it is. */
const APT = ['/usr/bin/apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=120', '--no-remove']

/**
 * Has apt install a .deb, with the rights that the system's own question for a password gives. The app goes on meanwhile:
 * a call may come while the question stands, and rings.
 */
export async function installDeb(file: string, sha512: string, isRoot: boolean): Promise<Installed> {
  // It lay in a folder of the agent's since it was compared, and what follows runs as root.
  if ((await sumOf(file)) !== sha512) return { ok: false, problem: 'damaged' }
  const apt = [...APT, '--no-install-recommends', 'install', file]
  const [command = '', ...args] = isRoot ? apt : ['/usr/bin/pkexec', '--disable-internal-agent', ...apt]
  const code = await exitOf(command, args)
  if (code === 0) return { ok: true }
  return { ok: false, problem: !isRoot && NOT_ALLOWED.includes(code) ? 'refused' : 'notInstalled' }
}

const exitOf = (command: string, args: string[]) =>
  new Promise<number>((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore' })
    child.once('error', () => resolve(-1))
    child.once('exit', (code) => resolve(code ?? -1))
  })

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha512')
  try {
    await pipeline(createReadStream(file), hash)
    return hash.digest('base64')
  } catch {
    return ''
  }
}
