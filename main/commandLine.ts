import { LONGEST_LINK, schemeOf } from '../preload/links.ts'

/** Words that carry a value, which may be glued to them by `=`. */
export const VALUED = ['--server', '--user', '--data-dir', '--dial'] as const
export type Valued = (typeof VALUED)[number]
/** Verbs for the app that runs already. */
export const COMMANDS = [
  '--answer',
  '--decline',
  '--hang-up',
  '--mute',
  '--hold',
  '--show',
  '--quit',
] as const
export type Command = (typeof COMMANDS)[number]
/** What is told without an app. */
const TOLD = ['--help', '--version'] as const
const OURS = [...VALUED.slice(0, 3), '--hidden', ...COMMANDS, '--dial', ...TOLD] as const

/** The line, taken apart. */
export interface CommandLine {
  values: Map<Valued, string>
  hidden: boolean
  /** A link that dials, as it came: it is read where it can be answered in a window. */
  link?: string
  command?: Command
  tells?: (typeof TOLD)[number]
}

/** What is wrong with the line, in a sentence that names it. */
export class Refused extends Error {}

const PASSWORD = /^--?pass(word|wd|phrase)?$/i

/**
 * Chromium and Electron read the same line. Their switches are told by how they begin; the rest is a slip of the hand. None of
 * them can come out of a link: a link is one word, it begins with its scheme, and the menu entry puts it behind `--`.
 */
const CHROMIUM =
  /^--(allow|auth|blink|crash|debug|desktop|device|disable|disk|dns|enable|field|force|gtk|high|host|ignore|inspect|in-process|js|lang|log|net|no|noerrdialogs|original|ozone|password-store|proxy|remote|renderer|sandbox|service|show|test|touch|trace|type|unsafely|use|user-agent|user-data|v|vmodule|wait|webview|window|xdg|zygote)\b/

/** Takes the words apart, strictly; `isDevelopment`: the first that is no flag is the folder of the app. Throws `Refused`. */
export function readCommandLine(argv: readonly string[], isDevelopment: boolean): CommandLine {
  const line: CommandLine = { values: new Map(), hidden: false }
  let appFolder = isDevelopment
  let onlyLinks = false
  const words = argv[Symbol.iterator]()
  for (const word of words) {
    const [flag = '', ...rest] = word.split('=')
    const glued = rest.length > 0 ? rest.join('=') : undefined
    if (schemeOf(word)) {
      if (line.link !== undefined) throw new Refused('One link at a time, please.')
      // Cut where it is too long to be a number: whoever reads it says so.
      line.link = word.slice(0, LONGEST_LINK + 1)
    } else if (onlyLinks) {
      throw new Refused(`"${printable(word)}" is no link that Ringdesk opens.`)
    } else if (word === '--') {
      onlyLinks = true
    } else if (PASSWORD.test(flag)) {
      throw new Refused(
        'A password on the command line can be read by every program on this computer: ' +
          'use RINGDESK_PASSWORD, or type it into the window.',
      )
    } else if (isOneOf(VALUED, flag)) {
      if (line.values.has(flag)) throw new Refused(`${flag} is given twice.`)
      const value = glued ?? String(words.next().value ?? '')
      if (value === '' || value.startsWith('--')) throw new Refused(`${flag} needs a value.`)
      line.values.set(flag, checked(flag, value))
    } else if (isOneOf(PLAIN, flag)) {
      if (glued !== undefined) throw new Refused(`${flag} takes no value.`)
      takePlain(line, flag)
    } else if (isDevelopment && /^(-r|--require)$/.test(word)) {
      words.next()
    } else if (appFolder && !word.startsWith('-')) {
      appFolder = false
    } else if (!CHROMIUM.test(flag)) {
      throw new Refused(`Ringdesk does not know "${printable(flag)}". It knows ${OURS.join(', ')}.`)
    }
  }
  oneWish(line)
  // Whoever opens a link looks for a window.
  if (line.link !== undefined) line.hidden = false
  return line
}

/** What the installer on Windows says when it starts the app after an update; there is nothing to be done about it. */
const UPDATED = '--updated'
const PLAIN = [...COMMANDS, ...TOLD, '--hidden', UPDATED] as const

function takePlain(line: CommandLine, flag: (typeof PLAIN)[number]): void {
  if (flag === '--hidden') line.hidden = true
  else if (flag === UPDATED) return
  else if (isOneOf(TOLD, flag)) line.tells = flag
  else if (line.command && line.command !== flag)
    throw new Refused(`${line.command} or ${flag}, but not both.`)
  else line.command = flag
}

/** A verb, a number and a link each ask for something: of two nobody would know which was meant. */
function oneWish({ command, values, link }: CommandLine): void {
  const wishes = [command, values.has('--dial') ? '--dial' : undefined, link && 'a link'].filter(Boolean)
  if (wishes.length > 1) throw new Refused(`${wishes.join(' or ')}, but not both.`)
}

const isOneOf = <T extends string>(list: readonly T[], word: string): word is T =>
  (list as readonly string[]).includes(word)

const MOST_CHARACTERS = 2_000
const CONTROL = /\p{Cc}/u

/** The value, if nothing in it could be taken for something else; `name` is where it came from. */
export function checked(name: string, value: string): string {
  if (value.length > MOST_CHARACTERS)
    throw new Refused(`${name} is longer than ${MOST_CHARACTERS} characters.`)
  if (CONTROL.test(value)) throw new Refused(`${name} holds a control character.`)
  return value
}

const printable = (word: string) =>
  word.replace(/\P{L}/gu, (c) => (/[-\w.:/]/.test(c) ? c : '?')).slice(0, 60)
