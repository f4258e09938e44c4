import type { Core } from './core.ts'
import { userOf } from './core.ts'
import type { Ask, Outcome, SignedInRoute } from './route.ts'
import { ok } from './route.ts'
import { turn } from './turn.ts'

/** The same centre with a world of its own: whatever happens there is heard by nobody, and stays there. */
const rehearsal = (core: Core): Core => ({
  ...core,
  world: structuredClone(core.world),
  lines: new Map(),
  streams: new Map(),
  unsettled: new Set(),
  tell: () => undefined,
  catchUp: () => undefined,
  rearm: () => undefined,
})

/**
 * Answers as if the request had been carried out, and leaves its effect out: it is carried out in a copy of the world
 * (`npm run soak -- --only sabotage`: a test that does not notice proves nothing). The effect of a read is what it finds.
 */
export function rehearse(route: SignedInRoute, ask: Ask): Outcome {
  const core = rehearsal(ask.core)
  const outcome = turn(core, () => route.run({ ...ask, core, user: userOf(core, ask.userId) }), core.cause)
  return route.at.startsWith('GET ') ? nothingFound(outcome) : outcome
}

const nothingFound = ({ body = {} }: Outcome): Outcome =>
  ok('objects' in body ? { count: 0, total: 0, objects: [] } : {})
