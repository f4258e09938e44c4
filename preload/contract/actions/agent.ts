import * as z from 'zod'
import { PathId } from '../basics.ts'
import { Offer } from '../objects.ts'
import { Agent } from '../people.ts'
import { verb } from '../verb.ts'

/** Offers and the agent's own status (PROTOCOL 2, 4). */
export const AGENT = {
  'offers.accept': verb({
    input: z.strictObject({ offerId: PathId }),
    output: Offer,
    by: 'server',
    action: 'accept',
    from: ['offered'],
    to: 'active',
    repeat: 'key',
    offline: 'no',
  }),
  'offers.reject': verb({
    input: z.strictObject({ offerId: PathId, statusId: PathId.optional() }),
    output: Offer,
    by: 'server',
    action: 'reject',
    from: ['offered'],
    repeat: 'key',
    offline: 'no',
  }),
  'offers.test': verb({
    input: z.strictObject({}),
    output: Offer,
    by: 'server',
    repeat: 'key',
    offline: 'no',
  }),
  'agent.setStatus': verb({
    input: z.strictObject({ statusId: PathId, nextStatusId: PathId.optional() }),
    output: Agent,
    by: 'server',
    repeat: 'state',
    offline: 'no',
  }),
} as const
