import * as z from 'zod'
import { Id, oneByOne, PathId } from '../basics.ts'
import { Why } from '../missed.ts'
import { Workitem } from '../objects.ts'
import { verb } from '../verb.ts'

/** What went by: what of it waits, why, and what came while nobody heard. */
export const MISSED = {
  /** Voicemails nobody has heard and missed calls nobody has dealt with, newest first. */
  'history.waiting': verb({
    input: z.strictObject({ rows: z.number().int().min(1).max(200) }),
    output: oneByOne(Workitem),
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
  /** What was recorded here of each of these, in their order: why a call was missed. */
  'history.why': verb({
    input: z.strictObject({ workitemIds: z.array(PathId).min(1).max(500) }),
    output: z.array(Why),
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
  /** The catch-up card was read; it is not shown again, also not after a restart. */
  'catchUp.dismiss': verb({
    input: z.strictObject({ id: Id }),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
} as const
