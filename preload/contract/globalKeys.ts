import * as z from 'zod'

/** What a key can do in every program, and the key that the app brings for it (UX, "Keys"). */
export const GLOBAL_KEYS = {
  answer: 'Ctrl+Shift+A',
  decline: 'Ctrl+Shift+D',
  hangUp: 'Ctrl+Shift+H',
  mute: 'Ctrl+Shift+M',
  hold: 'Ctrl+Shift+L',
  show: 'Ctrl+Shift+Space',
} as const
export type GlobalKeyId = keyof typeof GLOBAL_KEYS

/** All of them, in the order of the list. */
export const GLOBAL_KEY_IDS = Object.keys(GLOBAL_KEYS) as readonly GlobalKeyId[]

/** What is copied, pasted and undone with in half of all programs. */
const NEEDED = ['C', 'V', 'X', 'Z'].map((key) => `Ctrl+Shift+${key}`)
const CHORD = /^(Ctrl\+(Alt\+)?Shift\+|Alt\+Shift\+)([A-Z]|Space)$/
const FUNCTION = /^(Ctrl\+)?(Alt\+)?(Shift\+)?F([1-9]|1\d|2[0-4])$/

/**
 * Whether a combination can be had in every program, in the notation of the window's own keys: two modifiers and a letter
 * or the space bar, or a function key. Ctrl+Alt alone is how half of the keyboards type signs.
 */
export const isGlobalKey = (keys: string): boolean =>
  (CHORD.test(keys) || FUNCTION.test(keys)) && !NEEDED.includes(keys)

/** What the agent chose for one of them. */
export const GlobalKeyChoice = z.object({ keys: z.string().refine(isGlobalKey), on: z.boolean() })
export type GlobalKeyChoice = z.infer<typeof GlobalKeyChoice>

const usual = (id: GlobalKeyId) => GlobalKeyChoice.catch({ keys: GLOBAL_KEYS[id], on: true })

/** What was chosen for all of them; of what is odd, what the app brings. */
export const GlobalKeyChoices = z.object({
  answer: usual('answer'),
  decline: usual('decline'),
  hangUp: usual('hangUp'),
  mute: usual('mute'),
  hold: usual('hold'),
  show: usual('show'),
} satisfies Record<GlobalKeyId, unknown>)
export type GlobalKeyChoices = z.infer<typeof GlobalKeyChoices>

/**
 * One of them as it stands. `free` its act is not possible now, and whoever wants the key can have it · `held` it is ours ·
 * `taken` another program has it, and it is asked for again.
 */
export interface GlobalKey extends GlobalKeyChoice {
  is: 'free' | 'held' | 'taken'
}

/** The keys of every program, as they stand. */
export interface GlobalKeys {
  rows: Record<GlobalKeyId, GlobalKey>
  /** On this desktop keys may not arrive although we hold them (Wayland). */
  isUnsure: boolean
  /** The one that was last pressed while the window had the focus, which knows what is looked at; `n` rises with each. */
  pressed?: { id: Exclude<GlobalKeyId, 'show'>; n: number }
}
