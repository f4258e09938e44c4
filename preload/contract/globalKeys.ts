import * as z from 'zod'
import { GLOBAL_KEYS, isGlobalKey, type GlobalKeyId } from '../words/globalKeys.ts'

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
