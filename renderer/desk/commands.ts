import type { Place } from './place.ts'

/** The headings that commands stand under, in the order of the sheet, the palette and the settings. */
export const GROUPS = ['call', 'transfer', 'work', 'places', 'window', 'field'] as const
export type Group = (typeof GROUPS)[number]

/** One thing that the agent can have done. What it would do now, and whether it may, says `useCommands.ts`. */
interface Row {
  group: Group
  /** Its keys as the app brings them, `M` or `Ctrl+Shift+M`; '' is room for one; without any it cannot have a key. */
  keys: readonly string[]
}

/** Every command of the window, the one list that the palette, the sheet, the settings and the keys read (UX, "Keys"). */
export const COMMANDS = {
  answer: { group: 'call', keys: ['Ctrl+Shift+A'] },
  decline: { group: 'call', keys: ['Ctrl+Shift+D'] },
  voicemail: { group: 'call', keys: [''] },
  hangUp: { group: 'call', keys: ['Ctrl+Shift+H'] },
  mute: { group: 'call', keys: ['M', 'Ctrl+Shift+M'] },
  hold: { group: 'call', keys: ['H', 'Ctrl+Shift+L'] },
  keypad: { group: 'call', keys: ['K'] },
  record: { group: 'call', keys: ['R'] },
  dial: { group: 'call', keys: ['/'] },
  transfer: { group: 'transfer', keys: ['T'] },
  conference: { group: 'transfer', keys: ['C'] },
  join: { group: 'transfer', keys: ['J'] },
  back: { group: 'transfer', keys: ['B'] },
  handOver: { group: 'transfer', keys: [''] },
  startConference: { group: 'transfer', keys: [''] },
  member: { group: 'transfer', keys: [] },
  worklist: { group: 'work', keys: ['L'] },
  claim: { group: 'work', keys: [''] },
  wrapup: { group: 'work', keys: ['W'] },
  extend: { group: 'work', keys: [''] },
  notes: { group: 'work', keys: ['N'] },
  reply: { group: 'work', keys: ['E'] },
  contact: { group: 'work', keys: [''] },
  markRead: { group: 'work', keys: [''] },
  priority: { group: 'work', keys: [] },
  desk: { group: 'places', keys: ['Ctrl+1'] },
  history: { group: 'places', keys: ['Ctrl+2'] },
  dispositions: { group: 'places', keys: ['Ctrl+3'] },
  diagnostics: { group: 'places', keys: ['Ctrl+4'] },
  settings: { group: 'places', keys: ['Ctrl+,'] },
  palette: { group: 'window', keys: ['Ctrl+K'] },
  sheet: { group: 'window', keys: ['?'] },
  status: { group: 'window', keys: [] },
  testPhone: { group: 'window', keys: [''] },
  reconnect: { group: 'window', keys: [''] },
  theme: { group: 'window', keys: [] },
  language: { group: 'window', keys: [] },
  letters: { group: 'window', keys: [''] },
  signOut: { group: 'window', keys: [] },
} as const satisfies Record<string, Row> & Record<Place, Row>

export type CommandId = keyof typeof COMMANDS

/** All of them, in the order of the list. */
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[]

/** Keys that belong to whatever holds the focus, and stay as they are. */
export const FIXED_KEYS = [
  { what: 'digits', keys: ['0–9 * #'] },
  { what: 'list', keys: ['↑ ↓'] },
  { what: 'take', keys: ['Enter'] },
  { what: 'complete', keys: ['Ctrl+Enter'] },
  { what: 'leave', keys: ['Esc'] },
] as const

/** One thing that can be done now, as a button would do it. */
export interface Act {
  /** Tells it from the other acts of its command. */
  id: string
  label: string
  /** Whom or what it is about. */
  about?: string
  /** Why it is off; empty while it may be done. */
  off: string
  /** The key of the command means this one. */
  byKey: boolean
  run(): void
}

/** An act that is the only one of its command. */
export const onlyAct = (label: string, run: () => void, more: Partial<Act> = {}): Act => ({
  id: '',
  label,
  off: '',
  byKey: true,
  run,
  ...more,
})

/** What each command would do now; nothing where no button would do it either. */
export type Commands = Record<CommandId, () => Act[]>
