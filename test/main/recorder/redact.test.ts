import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedaction } from '../../../main/recorder/redact.ts'
import { isPathPart } from '../../../main/recorder/words.ts'
import { ROUTES } from '../../../main/server/routes.ts'
import { fuzz } from '../../fuzz.ts'

describe('what leaves the recorder', () => {
  test('is no text that is not listed, however deep it stands and whatever its field is called', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uuid(), (value, canary) => {
        const redaction = createRedaction()
        const nested = {
          workitem: { from: canary, [canary]: 1, password: canary, messages: [value, canary] },
        }
        expect(JSON.stringify(redaction.value(nested))).not.toContain(canary)
      }),
      fuzz(300),
    )
  })

  test('says the same of the same, and another thing of another', () => {
    const { text, value } = createRedaction()
    expect(value({ from: '+14805550134' })).toEqual({ from: text('+14805550134') })
    expect(text('+14805550134')).not.toBe(text('+14805550135'))
  })

  test('cannot be looked up: another file has another placeholder', () => {
    expect(createRedaction().text('+14805550134')).not.toBe(createRedaction().text('+14805550134'))
  })

  test('keeps the words of the protocol, and drops every field that it does not know', () => {
    const item = { state: 'active', type: 'InboundCall', token: 'x', ticket: 'x', password: 'x', version: 3 }
    expect(createRedaction().value(item)).toEqual({ state: 'active', type: 'InboundCall', version: 3 })
  })

  test('keeps the route of a path and takes out what is in it', () => {
    const { path, text } = createRedaction()
    expect(path('/users/api/calls/w%201/hold')).toBe(`/users/api/calls/${text('w 1')}/hold`)
    expect(path('/users/api/calls/w1/dtmf/%E0')).toContain('/dtmf/x')
  })

  test('knows every route of the phone', () => {
    const id = 'ID'
    const input = {
      workitemId: id,
      offerId: id,
      digit: id,
      userId: id,
      inboxId: id,
      id,
      type: 'disposition',
      workitem: id,
      action: 'hold',
      data: {},
    }
    const unknown = Object.values(ROUTES).flatMap(({ path }) =>
      (path as (given: object) => string)(input)
        .split('?')[0]
        ?.split('/')
        .filter((part) => part !== id && !isPathPart(part)),
    )
    expect(unknown).toEqual([])
  })
})
