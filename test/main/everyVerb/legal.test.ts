import { describe, expect, it } from 'vitest'
import { ACTIONS, type ServerActionName, type Verb } from '../../../preload/contract.ts'
import { exampleOf, placesOf, roomFor, VERBS } from './examples.ts'
import { listedIn } from './listed.ts'
import { PLACES } from './places.ts'
import { aRoom } from './room.ts'

it('there is an example of every verb that the server carries out', () => {
  const rows = Object.entries<Verb>(ACTIONS).flatMap(([name, { by }]) => (by === 'server' ? [name] : []))
  expect([...VERBS].sort()).toEqual(rows.sort())
})

describe.each(Object.entries(PLACES))('%s', (_, place) => {
  it('lists what PROTOCOL 4 lists, and nothing else', async () => {
    const { item } = await aRoom(place)
    expect([...item().actions].sort()).toEqual(listedIn(place))
  })
})

const cases = VERBS.flatMap((name) => placesOf(name).map(([where, place]) => ({ name, where, place })))

describe('a verb where it is listed', () => {
  it.each(cases)('$name works: $where', async ({ name, place }) => {
    const room = await roomFor(name, place)
    const { input, effect } = exampleOf(name)
    const before = room.item()
    const answer = await room.here.phone.run(name, input(room))
    expect(answer).toMatchObject({ ok: true })
    const after = room.item()
    effect({ place, room, before, after, answer: answer.ok && answer.value })
    await heard(name, room.workitemId, after, room)
  })
})

/** What the server has, the phone has as well. */
async function heard(
  name: ServerActionName,
  workitemId: string,
  after: { version: number; state: string } | undefined,
  { here }: Awaited<ReturnType<typeof aRoom>>,
): Promise<void> {
  if (ACTIONS[name].repeat === 'read' || !after) return
  await here.phone.until(({ workitems }) => {
    const item = workitems.find((one) => one.workitemId === workitemId)
    return after.state === 'terminated' ? item === undefined : (item?.version ?? 0) >= after.version
  })
}
