import { describe, expect, it } from 'vitest'
import { exampleOf, marked, placesOf, roomFor } from './examples.ts'
import { aRoom } from './room.ts'

describe.each(marked('none'))('%s, which has no key', (name) => {
  it.each(placesOf(name))('repeated is answered as done: no new version, no event: %s', async (_, place) => {
    const room = await roomFor(name, place)
    const input = exampleOf(name).input(room)
    const first = await room.ask(name, input)
    expect(first.status).toBeLessThan(300)
    const done = room.changes()
    const again = await room.ask(name, input)
    expect(again.status).toBe(first.status)
    if (again.status === 200)
      expect(again.body['version']).toBe(room.item()?.version ?? first.body['version'])
    expect(room.changes()).toEqual(done)
  })
})

describe.each(marked('read'))('%s', (name) => {
  it('changes nothing, however often it is asked', async () => {
    const room = await aRoom(placesOf(name)[0]?.[1])
    const before = room.changes()
    const input = exampleOf(name).input(room)
    const answers = [await room.ask(name, input), await room.ask(name, input)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(room.changes()).toEqual(before)
  })
})
