import { isAbsolute, resolve } from 'node:path'

/** How this start was asked for: flags over environment over nothing said. */
export interface Config {
  server: string
  userName: string
  password?: string
  dataDir?: string
  hidden: boolean
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

const VALUED = ['--server', '--user', '--data-dir'] as const
type Valued = (typeof VALUED)[number]
const OURS = [...VALUED, '--hidden'] as const
const PASSWORD = /^--?pass(word|wd|phrase)?$/i
const MOST_CHARACTERS = 2_000

/** Chromium and Electron read the same line. Their switches are told by how they begin; the rest is a slip of the hand. */
const CHROMIUM =
  /^--(allow|auth|blink|crash|debug|desktop|device|disable|disk|dns|enable|field|force|gtk|high|host|ignore|inspect|in-process|js|lang|log|net|no|noerrdialogs|original|ozone|password-store|proxy|remote|renderer|sandbox|service|show|test|touch|trace|type|unsafely|use|user-agent|user-data|v|vmodule|wait|webview|window|xdg|zygote)\b/

class Refused extends Error {}

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
  const { values, hidden } = readFlags(argv, isDevelopment)
  const said = (flag: Valued, name: string) => values.get(flag) ?? checked(name, env[name] ?? '')
  const dataDir = said('--data-dir', 'RINGDESK_DATA_DIR')
  const password = env['RINGDESK_PASSWORD']
  return {
    server: said('--server', 'RINGDESK_SERVER'),
    userName: said('--user', 'RINGDESK_USER'),
    ...(password ? { password } : {}),
    ...(dataDir ? { dataDir: isAbsolute(dataDir) ? dataDir : resolve(cwd, dataDir) } : {}),
    hidden,
  }
}

function readFlags(argv: readonly string[], isDevelopment: boolean) {
  const values = new Map<Valued, string>()
  let hidden = false
  let appFolder = isDevelopment
  const words = argv[Symbol.iterator]()
  for (const word of words) {
    const [flag = '', ...rest] = word.split('=')
    const glued = rest.length > 0 ? rest.join('=') : undefined
    if (PASSWORD.test(flag)) {
      throw new Refused(
        'A password on the command line can be read by every program on this computer: ' +
          'use RINGDESK_PASSWORD, or type it into the window.',
      )
    } else if (isValued(flag)) {
      if (values.has(flag)) throw new Refused(`${flag} is given twice.`)
      const value = glued ?? String(words.next().value ?? '')
      if (value === '' || value.startsWith('--')) throw new Refused(`${flag} needs a value.`)
      values.set(flag, checked(flag, value))
    } else if (flag === '--hidden') {
      if (glued !== undefined) throw new Refused('--hidden takes no value.')
      hidden = true
    } else if (isDevelopment && /^(-r|--require)$/.test(word)) {
      words.next()
    } else if (appFolder && !word.startsWith('-')) {
      appFolder = false
    } else if (!CHROMIUM.test(flag)) {
      throw new Refused(`Ringdesk does not know "${printable(flag)}". It knows ${OURS.join(', ')}.`)
    }
  }
  return { values, hidden }
}

const isValued = (flag: string): flag is Valued => (VALUED as readonly string[]).includes(flag)

const CONTROL = /\p{Cc}/u

function checked(name: string, value: string): string {
  if (value.length > MOST_CHARACTERS)
    throw new Refused(`${name} is longer than ${MOST_CHARACTERS} characters.`)
  if (CONTROL.test(value)) throw new Refused(`${name} holds a control character.`)
  return value
}

const printable = (word: string) =>
  word.replace(/\P{L}/gu, (c) => (/[-\w.:/]/.test(c) ? c : '?')).slice(0, 60)
