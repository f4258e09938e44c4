import { expect } from 'vitest'
import type { ServerActionName } from '../../../../preload/contract.ts'
import { pendingOffers } from '../../../simulator/core/offers.ts'
import type { Examples } from '../example.ts'
import type { Room } from '../room.ts'

type Agent = Extract<ServerActionName, `offers.${string}` | 'agent.setStatus'>

/** The latest offer of the workitem, pending or not. */
const offerOf = ({ inside, workitemId }: Room) =>
  inside(
    ({ world }) => [...world.offers.values()].findLast(({ offer }) => offer.workitemId === workitemId)?.offer,
  )
const theOffer = (room: Room) => ({ offerId: offerOf(room)?.offerId ?? 'of_none' })

/** Offers and the agent's own status (PROTOCOL 2, 4). */
export const AGENT_EXAMPLES: Examples<Agent> = {
  'offers.accept': {
    input: theOffer,
    effect: ({ room, after }) => {
      expect(after).toMatchObject({ state: 'active', userId: 'u_ana' })
      expect(offerOf(room)?.state).toBe('accepted')
    },
  },
  'offers.reject': {
    input: (room) => ({ ...theOffer(room), statusId: 'st_break' }),
    effect: ({ room, after }) => {
      expect(after.state).toBe('inqueue')
      expect(offerOf(room)?.state).toBe('rejected')
      expect(room.inside(({ world }) => world.users.get('u_ana')?.agent.statusId)).toBe('st_break')
    },
  },
  'offers.test': {
    input: () => ({}),
    effect: ({ room }) =>
      expect(room.inside((core) => pendingOffers(core, 'u_ana'))).toMatchObject([
        { offer: { test: true, direct: true } },
      ]),
  },
  'agent.setStatus': {
    input: () => ({ statusId: 'st_lunch' }),
    effect: ({ room }) =>
      expect(room.inside(({ world }) => world.users.get('u_ana')?.agent)).toMatchObject({
        statusId: 'st_lunch',
        category: 'away',
      }),
  },
}
