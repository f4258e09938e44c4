import * as z from 'zod'
import { Id } from '../basics.ts'
import { Offer } from '../objects.ts'
import { Agent } from '../people.ts'
import { verb } from '../verb.ts'

/** Offers and the agent's own status (PROTOCOL 2, 4). */
export const AGENT = {
  'offers.accept': verb({
    input: z.strictObject({ offerId: Id }),
    output: Offer,
    by: 'server',
    action: 'accept',
    from: ['offered'],
    to: 'active',
    repeat: 'key',
    offline: 'no',
  }),
  'offers.reject': verb({
    input: z.strictObject({ offerId: Id, statusId: Id.optional() }),
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
    input: z.strictObject({ statusId: Id, nextStatusId: Id.optional() }),
    output: Agent,
    by: 'server',
    repeat: 'state',
    offline: 'no',
  }),
} as const
