import { refuse } from '../../../preload/contract.ts'
import { aState, aWorkitem, NOW } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'

/** What the outbox brought back while nobody waited for it. */
export const RETURNED_SCENES: Record<string, Scene> = {
  returned: {
    state: aState({
      workitems: [aWorkitem({ workitemId: 'ana' })],
      outbox: [
        {
          id: 1,
          name: 'workitems.messages',
          workitemId: 'ana',
          at: NOW - 600_000,
          fate: 'refused',
          attempted: true,
          input: { body: 'The credit is on its way.' },
          failure: refuse('NOT_FOUND', 'It has ended.').failure,
        },
        { id: 2, name: 'workitems.notes', at: NOW - 90_000_000, fate: 'perhaps', attempted: true },
      ],
    }),
  },
}
