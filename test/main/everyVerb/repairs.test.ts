import { describe, expect, it } from 'vitest'
import type { State } from '../../simulator/core/shapes.ts'
import { changeWorkitem } from '../../simulator/core/rows.ts'
import { PROTOCOL } from '../../preload/protocolTable.ts'
import { exampleOf, placesOf, roomFor, VERBS } from './examples.ts'
import type { Room } from './room.ts'

/** Verbs of calls and letters that the phone holds: of what is over it holds nothing that could be mended. */
const governed = VERBS.filter((name) => PROTOCOL[name]?.action !== undefined).filter((name) =>
  PROTOCOL[name]?.from?.some((state) => state !== 'terminated'),
)
/** Where it could be instead; over is not among them, because to hang up what is over is answered as done. */
const ELSEWHERE: readonly State[] = ['dialing', 'inqueue', 'wrapup']

/** Something happens at the server of which no event comes through. */
function unheard({ here, inside, workitemId }: Room, state: State): void {
  here.centre.control('freeze', {})
  inside((core) => {
    const row = core.world.rows.get(workitemId)
    const offer = [...core.world.offers.values()].findLast((one) => one.offer.workitemId === workitemId)
    if (row) changeWorkitem(core, row, { state })
    if (offer)
      core.world.offers.set(offer.offer.offerId, { ...offer, offer: { ...offer.offer, state: 'removed' } })
  })
}

describe('a refusal shows what is true', () => {
  it.each(governed)('%s', async (name) => {
    const [, place] = placesOf(name)[0] ?? []
    const room = await roomFor(name, place)
    const { phone } = room.here
    const input = exampleOf(name).input(room)
    const state = ELSEWHERE.find((one) => !PROTOCOL[name]?.from?.includes(one)) ?? 'terminated'
    unheard(room, state)
    const sent = room.sent()
    const answer = await phone.run(name, input)
    const { version } = room.item()
    expect(answer).toMatchObject({ ok: false, failure: { status: 409, workitem: { version, state } } })
    const shown = phone.state().workitems.find((item) => item.workitemId === room.workitemId)
    expect(shown).toMatchObject({ version, state })
    // By what the refusal carried: nothing was asked for again.
    expect(room.sent()).toBe(sent + 1)
  })
})
