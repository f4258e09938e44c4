import { describe, expect, it } from 'vitest'
import { isLive } from '../../situation.ts'
import { PROTOCOL } from '../../preload/protocolTable.ts'
import { exampleOf, placesOf, VERBS } from './examples.ts'
import { aRoom } from './room.ts'

/** The scope of a verb by the transcript; the examples of the client of types are about dispositions. */
const scopeOf = (name: string): string => {
  const scope = PROTOCOL[name]?.scope
  return (typeof scope === 'object' ? scope['disposition'] : scope) ?? ''
}
const scoped = VERBS.filter((name) => scopeOf(name) !== '').map((name) => [name, scopeOf(name)] as const)

describe.each(scoped)('%s without %s', (name, scope) => {
  it('is not sent by the phone, and refused by the server, each with the name of the scope', async () => {
    const room = await aRoom(placesOf(name)[0]?.[1])
    const { here } = room
    room.inside(({ world }) => {
      const ana = world.users.get('u_ana')
      if (ana) ana.authorities = ana.authorities.filter((one) => one !== scope)
    })
    await here.phone.stop()
    const phone = await here.again()
    await phone.until(isLive)
    const [before, sent] = [room.changes(), room.sent()]
    const input = exampleOf(name).input(room)
    const refused = { code: 'PERMISSION_DENIED', param: scope }
    expect(await phone.run(name, input as never)).toMatchObject({ ok: false, failure: refused })
    expect(room.sent()).toBe(sent)
    expect(await room.ask(name, input)).toMatchObject({
      status: 403,
      body: { ...refused, type: 'permission' },
    })
    expect(room.changes().version).toBe(before.version)
  })
})
