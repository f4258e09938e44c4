import { COMMAND_IDS, COMMANDS, type CommandId } from './commands.ts'

/** The keys that the agent has chosen instead of those of the list, one a place; '' for none. */
export type Keymap = Partial<Record<CommandId, readonly string[]>>

/** Why a key cannot be had: what it is needed for. */
export type NoKey = 'digit' | 'text' | 'unknown'

/** What text fields, zooming and the end of the program live by. */
const NEEDED = [
  ...['A', 'C', 'V', 'X', 'Y', 'Z', 'Shift+Z', 'Shift+V', 'Q', 'W', 'M'],
  ...['0', '+', '-', '=', 'Shift++', 'Backspace', 'Delete'],
].map((key) => `Ctrl+${key}`)
const LETTER = /^[^\s\p{Cc}]$/u
const CHORD = /^(Ctrl\+(Alt\+)?(Shift\+)?([^\s\p{Cc}]|Space|Backspace|Delete|F\d+)|F\d+)$/u

/** Whether a key would act while text is typed by it (WCAG 2.1.4). */
export const isLetter = (keys: string): boolean => LETTER.test(keys)

/** Why no command can have this key; nothing where it can. */
export function noKey(keys: string): NoKey | undefined {
  if (/^[\d*#]$/.test(keys)) return 'digit'
  if (NEEDED.includes(keys)) return 'text'
  return isLetter(keys) || CHORD.test(keys) ? undefined : 'unknown'
}

/** The keys of a command by their places, '' where there is none. */
export const placesOf = (id: CommandId, keymap: Keymap): readonly string[] => keymap[id] ?? COMMANDS[id].keys

/** The keys of a command. */
export const keysOf = (id: CommandId, keymap: Keymap): readonly string[] =>
  placesOf(id, keymap).filter((keys) => keys !== '')

/** The command that a key belongs to. */
export const ownerOf = (keys: string, keymap: Keymap): CommandId | undefined =>
  COMMAND_IDS.find((id) => keysOf(id, keymap).includes(keys))

/** The same with another key at one place; a command that has the keys of the list is no longer kept. */
export function withKey(keymap: Keymap, id: CommandId, place: number, keys: string): Keymap {
  const { [id]: _was, ...rest } = keymap
  const now = placesOf(id, keymap).map((known, at) => (at === place ? keys : known))
  return now.join(' ') === COMMANDS[id].keys.join(' ') ? rest : { ...rest, [id]: now }
}

/** Reads what was kept. What cannot be, or is another's by now, counts as not chosen. */
export function readKeymap(kept: unknown): Keymap {
  const chosen = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  let keymap: Keymap = {}
  for (const id of COMMAND_IDS) {
    const keys = chosen[id]
    if (!isChoice(keys) || keys.length !== COMMANDS[id].keys.length) continue
    keymap = { ...keymap, [id]: keys }
  }
  const taken = COMMAND_IDS.flatMap((id) => keysOf(id, keymap))
  return new Set(taken).size === taken.length ? keymap : withoutQuarrels(keymap)
}

const isChoice = (keys: unknown): keys is string[] =>
  Array.isArray(keys) && keys.every((one) => one === '' || (typeof one === 'string' && !noKey(one)))

/** Of two commands with one key the one goes back to its own that was chosen for it. */
function withoutQuarrels(keymap: Keymap): Keymap {
  const isFree = (id: CommandId) => keysOf(id, keymap).every((keys) => ownersOf(keys, keymap).length === 1)
  const kept = COMMAND_IDS.filter((id) => keymap[id] && isFree(id)).map((id) => [id, keymap[id]])
  const rest = Object.fromEntries(kept) as Keymap
  return Object.keys(rest).length === Object.keys(keymap).length ? {} : readKeymap(rest)
}
const ownersOf = (keys: string, keymap: Keymap) =>
  COMMAND_IDS.filter((id) => keysOf(id, keymap).includes(keys))

/** The notation of `aria-keyshortcuts`. */
export const ariaKeys = (keys: readonly string[]): string =>
  keys.map((one) => one.replace('Ctrl+', 'Control+')).join(' ')
