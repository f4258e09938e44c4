import * as z from 'zod'
import { RingDevice } from '../alerts.ts'
import { ALERT_PROFILES, NEWS_KINDS } from '../../words/choices.ts'
import { verb } from '../verb.ts'

/** How calls are told beside the window, and what came of it. */
export const ALERTS = {
  /** What is given is changed and kept on this machine; the rest stays. */
  'alerts.change': verb({
    input: z.strictObject({
      profile: z.enum(ALERT_PROFILES).optional(),
      volume: z.number().min(0).max(1).optional(),
      devices: z.array(RingDevice).max(8).optional(),
      silenced: z.array(z.enum(NEWS_KINDS)).max(NEWS_KINDS.length).optional(),
      respectsQuiet: z.boolean().optional(),
      language: z.enum(['en', 'es']).optional(),
    }),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
  /** What the ring has come to, told by the page that rings. */
  'alerts.rang': verb({
    input: z.strictObject({ missing: z.array(z.string().max(300)).max(8), silent: z.boolean() }),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
} as const
