import { isAbsolute, resolve } from 'node:path'
import { checked, readCommandLine, Refused, type CommandLine, type Valued } from './commandLine.ts'

/** How this start was asked for: flags over environment over nothing said. */
export interface Config extends Pick<CommandLine, 'hidden' | 'link' | 'command' | 'tells'> {
  server: string
  userName: string
  password?: string
  dataDir?: string
  /** A number for the dial field, for the app that runs. */
  dial?: string
}

/** Either a configuration, or one sentence that names what is wrong with the way the app was started. */
export type ConfigResult = { ok: true; value: Config } | { ok: false; problem: string }

export interface StartedWith {
  /** Without the executable. */
  argv: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  /** Electron was handed a folder to run: the first word that is no flag is that folder. */
  isDevelopment: boolean
  cwd: string
}

/** Reads the command line and the environment, strictly: what is not understood is named, never guessed. */
export function readConfig(started: StartedWith): ConfigResult {
  try {
    return { ok: true, value: read(started) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.message }
    throw error
  }
}

function read({ argv, env, isDevelopment, cwd }: StartedWith): Config {
  const { values, ...asked } = readCommandLine(argv, isDevelopment)
  const said = (flag: Valued, name: string) => values.get(flag) ?? checked(name, env[name] ?? '')
  const dataDir = said('--data-dir', 'RINGDESK_DATA_DIR')
  const password = env['RINGDESK_PASSWORD']
  const dial = values.get('--dial')
  return {
    ...asked,
    server: said('--server', 'RINGDESK_SERVER'),
    userName: said('--user', 'RINGDESK_USER'),
    ...(password ? { password } : {}),
    ...(dataDir ? { dataDir: isAbsolute(dataDir) ? dataDir : resolve(cwd, dataDir) } : {}),
    ...(dial === undefined ? {} : { dial }),
  }
}
