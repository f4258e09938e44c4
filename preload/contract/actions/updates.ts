import * as z from 'zod'
import { verb } from '../verb.ts'

/** A newer Ringdesk: what comes of either is told by the state. */
export const UPDATES = {
  /** Looks whether there is one, and gets it. */
  'updates.check': verb({
    input: z.strictObject({}),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
  /** The agent's word that it may be installed: now, or as soon as no call and no wrap-up is open. */
  'updates.install': verb({
    input: z.strictObject({}),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
} as const
