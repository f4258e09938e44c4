import * as z from 'zod'
import { GLOBAL_KEY_IDS, isGlobalKey } from '../../words/globalKeys.ts'
import { verb } from '../verb.ts'

const Key = z.enum(GLOBAL_KEY_IDS)

/** The keys that act in every program. */
export const GLOBAL_KEY_VERBS = {
  /** What is given is changed and kept on this machine; `KEY_IN_USE` where another of them has that key. */
  'globalKeys.change': verb({
    input: z.strictObject({
      id: Key,
      keys: z.string().max(40).refine(isGlobalKey).optional(),
      on: z.boolean().optional(),
    }),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
  /** Waits until the key is pressed, which then does nothing else; `KEY_TAKEN` where another program has it. */
  'globalKeys.test': verb({
    input: z.strictObject({ id: Key }),
    output: z.object({ arrived: z.boolean() }),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
} as const
