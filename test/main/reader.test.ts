import fc from 'fast-check'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { createReader } from '../../main/reader.ts'
import { Agent, Disposition, Offer, ServerFrame, Workitem } from '../../preload/contract.ts'
import { anAgent, aDisposition, anOffer, aWorkitem } from '../fixtures.ts'
import { fuzz } from '../fuzz.ts'

const T = 1_700_000_000_000
/** Nearly everything that a workitem may have. */
const whole = {
  ...aWorkitem({ subject: 'Invoice', name: 'Ana', endReason: 'farEnd', summary: 'x', vmStatus: 1 }),
  participants: [
    { participantId: 'p1', kind: 'agent', name: 'Ana', address: '1', state: 'left', muted: true },
  ],
  skills: ['english'],
  voicemailFile: { signedUrl: 'https://x', durationMs: 3 },
  recordings: [{ signedUrl: 'https://x', durationMs: 3, startedAt: T }],
  messages: [{ direction: 'in', from: 'a', to: ['b'], cc: [], body: 'hi', createdAt: T }],
  timeEvents: [{ name: 'offered', at: T, userId: 'u' }],
}
const head = { epoch: 'e1', seq: 7 }
const event = { type: 'event', ...head, id: 'x', name: 'n', createdAt: T, result: 'SUCCESS', message: whole }
const snapshot = {
  type: 'snapshot',
  page: 1,
  ...head,
  agent: anAgent(),
  offers: [anOffer()],
  openIds: ['w1'],
}
type Example = readonly [name: string, schema: z.ZodType, json: object]
const PLAIN: readonly Example[] = [
  ['a workitem', Workitem, whole],
  ['an offer', Offer, anOffer()],
  ['an agent', Agent, anAgent()],
  ['an event', ServerFrame, { ...event, workitemId: 'w1', cursor: 'c', cause: { requestId: 'r' } }],
  ['a snapshot', ServerFrame, { ...snapshot, workitems: [whole, whole], cursor: 'c', more: false }],
  ['an acknowledgement', ServerFrame, { type: 'heartbeatAck', serverTime: T, seq: 3 }],
]
const parts = { ...whole.messages[0], bodyParts: { a: 1 } }
const EXAMPLES: readonly Example[] = [
  ...PLAIN,
  ['a workitem with answers', Workitem, { ...whole, messages: [parts], surveyResult: { a: { b: 1 } } }],
  ['a hello', ServerFrame, { type: 'hello', heartbeatMs: 15_000, serverTime: T }],
  ['a disposition', Disposition, aDisposition({ dispositionId: 'd1' })],
]

/** Somewhere in it something is missing, is another thing, or is there that nobody knows. */
const value = fc.oneof(
  fc.constantFrom(
    ...[null, '', 0, 1, -1, 0.5, 2 ** 53, true, 'x'.repeat(201), 'terminated', 'later', [], {}],
  ),
  fc.jsonValue(),
)
const edit = fc.record({
  way: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  name: fc.constantFrom(undefined, 'newer', '__proto__', 'type', 'toString'),
  to: fc.option(value, { nil: undefined }),
})
const isObject = (any: unknown): any is Record<string, unknown> => typeof any === 'object' && any !== null

function edited(json: object, { way, name, to }: { way: number[]; name?: string | undefined; to?: unknown }) {
  let at = json as Record<string, unknown>
  for (const [depth, step] of way.entries()) {
    const keys = Object.keys(at)
    const key = depth === way.length - 1 && name !== undefined ? name : (keys[step % keys.length] ?? 'new')
    const inner = Object.hasOwn(at, key) ? at[key] : undefined
    if (depth < way.length - 1 && isObject(inner)) at = inner
    else if (to === undefined) delete at[key]
    else
      Object.defineProperty(at, key, {
        value: structuredClone(to),
        enumerable: true,
        configurable: true,
        writable: true,
      })
  }
  return json
}

describe('what is read by looking it over', () => {
  it.each(EXAMPLES)('%s is what its schema makes of it, whatever is odd about it', (_name, schema, json) => {
    const read = createReader(schema)
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        // As it comes from the wire: nothing but what JSON can say.
        const text = JSON.stringify(edits.reduce(edited, structuredClone(json)))
        const { success, data } = schema.safeParse(JSON.parse(text))
        expect(read(JSON.parse(text))).toStrictEqual(
          success ? { success, data } : expect.objectContaining({ success }),
        )
      }),
      fuzz(500),
    )
  })

  it.each(PLAIN)('%s as it should be is handed on, not copied', (_name, schema, json) => {
    const plain: unknown = JSON.parse(JSON.stringify(json))
    const read = createReader(schema)(plain)
    expect(read.success && read.data).toBe(plain)
  })

  it.each([
    ['a limit that it does not know', z.object({ a: z.string().regex(/^x$/) }), { a: 'y' }],
    ['a whole number of 32 bits', z.object({ a: z.int32() }), { a: 2 ** 40 }],
    ['more than a number', z.object({ a: z.number().gt(3) }), { a: 3 }],
    ['a list of some length', z.object({ a: z.array(z.string()).min(1) }), { a: [] }],
    ['an object with a rule', z.object({ a: z.string() }).refine(({ a }) => a === 'x'), { a: 'y' }],
    ['an object without more', z.strictObject({ a: z.string() }), { a: 'x', b: 1 }],
    ['a text that is changed', z.object({ a: z.string().trim() }), { a: ' x ' }],
    ['a text that is another', z.object({ a: z.stringbool() }), { a: 'yes' }],
    ['a choice of two', z.object({ a: z.union([z.string().regex(/^x$/), z.string()]) }), { a: 'y' }],
    ['nothing', z.object({ a: z.null() }), { a: null }],
  ])('%s is left to the schema', (_what, schema, json) => {
    const { success, data } = schema.safeParse(json)
    expect(createReader(schema)(json)).toStrictEqual(
      success ? { success, data } : expect.objectContaining({ success }),
    )
  })
})
