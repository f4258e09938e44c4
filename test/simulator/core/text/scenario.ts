import type { Core } from '../core.ts'
import { plan, steady } from '../time.ts'
import { arriveText } from './arrive.ts'

/** How long after the first call the first thing may be written, and when it is first looked for; ms. */
export const FIRST_TEXT_MS = 75_000
/** From one to the next, in the scenarios in which people write; ms. */
const EVERY_MS: Readonly<Record<string, number>> = { morning: 200_000, mixed: 80_000 }
const LOOK_AGAIN_MS = 10_000

/** The next thing that somebody writes in the course of a day: sparsely, in a fixed order, and never into the first call. */
export function nextText(core: Core): void {
  const { scenario: so, queues, writers } = core.world
  const everyMs = EVERY_MS[so.name]
  if (everyMs === undefined) return
  const { calls } = core.world
  const [first] = calls.values()
  const quiet = first?.stage === 'ended' && steady(core) - first.waitingSince >= FIRST_TEXT_MS
  if (!quiet) return plan(core, LOOK_AGAIN_MS, { kind: 'nextText' })
  const next = writers[so.texts % writers.length]
  const tenantId = queues.get(next?.inboxId ?? '')?.tenantId
  if (next && tenantId !== undefined) arriveText(core, { ...next, tenantId })
  so.texts += 1
  plan(core, everyMs, { kind: 'nextText' })
}
