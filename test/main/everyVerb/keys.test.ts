import { describe, expect, it } from 'vitest'
import { exampleOf, marked, placesOf } from './examples.ts'
import { aKey, aRoom, onTheWire } from './room.ts'

describe.each(marked('key', 'waits'))('the key of %s', (name) => {
  const [, place] = placesOf(name)[0] ?? []

  it('is needed: without one, or with one that is no UUID, nothing happens', async () => {
    const room = await aRoom(place)
    const before = room.changes()
    const input = exampleOf(name).input(room)
    expect(await room.ask(name, input, { key: '' })).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY_KEY_REQUIRED', type: 'validation', param: 'Idempotency-Key' },
    })
    expect(await room.ask(name, input, { key: 'again' })).toMatchObject({ status: 400 })
    expect(room.changes()).toEqual(before)
  })

  it('makes a repeat the same answer and one effect, and belongs to one body', async () => {
    const room = await aRoom(place)
    const [key, before] = [aKey(), room.item()]
    const input = exampleOf(name).input(room)
    const first = await room.ask(name, input, { key })
    expect(first.status).toBe(name === 'schemaType.create' ? 201 : 200)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    exampleOf(name).effect({ place, room, before, after: room.item(), answer: first.body })
    const done = room.changes()
    const again = await room.ask(name, input, { key })
    expect([again.status, again.body]).toEqual([first.status, first.body])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await room.ask(name, input, { key, body: { another: 'body' } })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    })
    expect(room.changes()).toEqual(done)
    expect(room.here.centre.state().effects[key]).toBe(1)
  })

  it('is taken while the first request runs', async () => {
    const room = await aRoom(place)
    const key = aKey()
    const input = exampleOf(name).input(room)
    const finish = begun(room, name, input, key)
    expect(await room.ask(name, input, { key })).toMatchObject({
      status: 409,
      body: { code: 'REQUEST_IN_PROGRESS', type: 'conflict' },
    })
    expect(finish().status).toBeLessThan(300)
    expect((await room.ask(name, input, { key })).headers.get('idempotency-replayed')).toBe('true')
  })
})

/** Lets the server begin a request that is carried out only when the answer is called for. */
function begun(
  { here, token }: Awaited<ReturnType<typeof aRoom>>,
  name: Parameters<typeof onTheWire>[0],
  input: object,
  key: string,
) {
  const { route, body } = onTheWire(name, input)
  const [method = '', path = ''] = route.split(' ')
  return here.centre.centre.begin({
    method,
    path,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    ...(body && { body: JSON.stringify(body) }),
  })
}
