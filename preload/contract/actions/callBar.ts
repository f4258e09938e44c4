import * as z from 'zod'
import { Id } from '../basics.ts'
import { CALL_BAR_WHEN } from '../../words/choices.ts'
import { verb } from '../verb.ts'

/** The bar of a call above all windows. */
export const CALL_BAR = {
  'callBar.change': verb({
    input: z.strictObject({ when: z.enum(CALL_BAR_WHEN) }),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
  /** Brings the window forward at this call, with a panel open where one is named. */
  'callBar.toDesk': verb({
    input: z.strictObject({ workitemId: Id, panel: z.literal('transfer').optional() }),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
} as const
