import { describe, expect, it } from 'vitest'
import { ACTIONS, type ServerActionName } from '../../../preload/contract.ts'
import { exampleOf, placesOf, roomFor, VERBS } from './examples.ts'
import { faultsOf, type Fault } from './faults.ts'
import { onTheWire } from './room.ts'

/** What the server owns in a definition it takes from nobody: it is ignored, not refused (PROTOCOL 2). */
const OWNED = ['_id', 'tenantId', 'objectType', 'version', 'createdBy', 'modifiedBy']
const isIgnored = (name: string, path: string): boolean =>
  name.startsWith('schemaType.') && OWNED.includes(path.replace(/^data\./, ''))

/** Does this part stand in the address? Everything there is text: there is no other kind of it. */
const inRoute = (name: ServerActionName, good: object, part: string): boolean =>
  onTheWire(name, good).route !== onTheWire(name, { ...good, [part]: 'other' }).route

/** The same mistake as it can be made on the wire; undefined where it is none there. */
function asWritten(name: ServerActionName, good: object, { input, path }: Fault): object | undefined {
  // `q` is any text, and `data` is the body itself.
  if (['q', 'data'].includes(path) || isIgnored(name, path)) return undefined
  const value = (input as Record<string, unknown>)[path]
  const isWord = typeof (good as Record<string, unknown>)[path] === 'string'
  return isWord && inRoute(name, good, path)
    ? { ...input, [path]: value === undefined ? '' : `not ${JSON.stringify(value)}` }
    : input
}

describe.each(VERBS)('%s', (name) => {
  it('with one part missing or of the wrong kind is refused by the name of that part, here and there', async () => {
    const room = await roomFor(name, placesOf(name)[0]?.[1])
    const good = exampleOf(name).input(room)
    const [before, sent] = [room.changes(), room.sent()]
    const faults = faultsOf(ACTIONS[name].input, good)
    if (Object.keys(good).length > 0) expect(faults).not.toEqual([])
    for (const fault of faults) {
      const answer = await room.here.phone.run(name, fault.input)
      const param = expect.stringMatching(within(fault.path)) as string
      expect([fault, answer]).toMatchObject([fault, { ok: false, failure: { code: 'BAD_INPUT', param } }])
    }
    expect(room.sent()).toBe(sent)
    for (const fault of faults) {
      const written = asWritten(name, good, fault)
      if (!written) continue
      const { status, body } = await room.ask(name, written)
      expect([fault, status, body]).toSatisfy(() => status >= 400 && status < 500)
      if (!inRoute(name, good, fault.path))
        expect([fault, body, namesIt(fault, body)]).toEqual([fault, body, true])
      expect(room.changes()).toEqual(before)
    }
  })
})

/** The part, or an item of it. */
const within = (path: string) => new RegExp(`^${path.replaceAll('.', '\\.')}(\\.|$)`)

/** Does the server name the part? It knows a body as a whole, which has a name of its own only at the gate. */
const namesIt = ({ path }: Fault, { param }: Record<string, unknown>): boolean =>
  [path, path.replace(/^data\./, '')].some((part) =>
    String(param)
      .replaceAll(/\[\d+\]/g, '')
      .startsWith(part),
  )
