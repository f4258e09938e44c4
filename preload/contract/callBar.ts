import * as z from 'zod'

/**
 * When a call has a bar of its own above all windows. `away`: while the window is hidden, minimised or behind another ·
 * `always`: in each call · `never`.
 */
export const CALL_BAR_WHEN = ['away', 'always', 'never'] as const
export type CallBarWhen = (typeof CALL_BAR_WHEN)[number]

/** What is kept of it on this machine. */
export const CallBarKept = z.object({
  when: z.enum(CALL_BAR_WHEN).catch('away'),
  /** Where it was dragged to. */
  at: z.object({ x: z.number(), y: z.number() }).optional().catch(undefined),
})
export type CallBarKept = z.infer<typeof CallBarKept>
