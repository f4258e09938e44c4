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
