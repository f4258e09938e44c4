import * as z from 'zod'
import { CALL_BAR_WHEN } from '../words/choices.ts'

/** What is kept of it on this machine. */
export const CallBarKept = z.object({
  when: z.enum(CALL_BAR_WHEN).catch('away'),
  /** Where it was dragged to. */
  at: z.object({ x: z.number(), y: z.number() }).optional().catch(undefined),
})
export type CallBarKept = z.infer<typeof CallBarKept>
