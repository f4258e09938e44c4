import { createHash } from 'node:crypto'

/** A file of the XDG autostart folder, as it is read: whether it is untouched since we wrote it, and what it comes to. */
export interface ReadEntry {
  /** Nobody has changed a letter of it. */
  isOurs: boolean
  /** The session will start what it names. */
  starts: boolean
  /** The program without which the session leaves it alone. */
  tryExec: string
}

const SEAL = 'X-Ringdesk-Seal'
const sealOf = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32)

/**
 * What starts this command, its words as they are, with the session. `TryExec` names the program itself: once the package is
 * gone the session leaves the file alone. The seal tells later whether a person has put a hand to it.
 */
export function writeEntry(command: readonly string[]): string {
  const [program = ''] = command
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=Ringdesk',
    'Comment=Be there for calls from the start of the session',
    `Exec=${command.map(quoted).join(' ')}`,
    `TryExec=${escaped(program)}`,
    'Icon=ringdesk',
    'Terminal=false',
    'StartupNotify=false',
  ]
  return [...lines, `${SEAL}=${sealOf(lines)}`, ''].join('\n')
}

/** Can it be written at all? No line of the file can hold a control character. */
export const isWritable = (command: readonly string[]): boolean =>
  command.length > 0 && !command.some((word) => /\p{Cc}/u.test(word))

/** A word of `Exec`: quoted, what a shell would read escaped, a percent doubled (Desktop Entry Specification, "The Exec key"). */
const quoted = (word: string): string =>
  escaped(`"${word.replace(/["`$\\]/g, '\\$&')}"`).replaceAll('%', '%%')
/** Any value of the file: backslashes are doubled ("Possible value types"). */
const escaped = (value: string): string => value.replaceAll('\\', '\\\\')

export function readEntry(text: string): ReadEntry {
  const lines = text.split('\n').filter((line) => line !== '')
  const seal = lines.at(-1)
  const rest = lines.slice(0, -1)
  const value = (key: string) =>
    lines
      .findLast((line) => line.replace(/\s*=.*/s, '') === key)
      ?.replace(/^[^=]*=\s*/, '')
      .trim() ?? ''
  return {
    isOurs: seal === `${SEAL}=${sealOf(rest)}`,
    starts:
      value('Hidden') !== 'true' && value('X-GNOME-Autostart-enabled') !== 'false' && value('Exec') !== '',
    tryExec: value('TryExec').replaceAll('\\\\', '\\'),
  }
}
