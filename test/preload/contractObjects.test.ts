import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Agent, Disposition, Offer, SessionAnswer, Workitem } from '../../preload/contract.ts'
import { anAgent, anOffer, aWorkitem } from '../fixtures.ts'

describe('a workitem', () => {
  it('is read as it is, with what is missing at its rest position', () => {
    const { skills: _, participants: __, mute: ___, record: ____, timeEvents: _____, ...told } = aWorkitem()
    expect(Workitem.parse(told)).toEqual(aWorkitem())
  })

  it('loses fields that nobody knows', () => {
    expect(Workitem.parse({ ...aWorkitem(), mood: 'good' })).toEqual(aWorkitem())
  })

  it.each(['state', 'type', 'channelType', 'endReason'])(
    'of a %s that is invented later is unknown there',
    (field) => {
      expect(Workitem.parse({ ...aWorkitem(), [field]: 'levitating' })).toMatchObject({ [field]: 'unknown' })
    },
  )

  it.each([
    ['name', null],
    ['subject', 7],
    ['contactId', ''],
    ['wrapupExpiresAt', 'soon'],
    ['missedStatus', true],
    ['transcriptionMessage', {}],
    ['endReason', null],
  ])('whose %s is %j rings all the same', (field, value) => {
    expect(Workitem.parse({ ...aWorkitem(), [field]: value })).toMatchObject({ workitemId: 'w1' })
  })

  it('whose parties are partly odd is known without its parties', () => {
    const item = Workitem.parse({ ...aWorkitem(), participants: [null] })
    expect(item.participants).toEqual([])
  })

  it.each([
    ['workitemId', ''],
    ['workitemId', 'x'.repeat(201)],
    ['version', '3'],
    ['version', -1],
    ['version', 2 ** 60],
    ['version', Infinity],
    ['state', 3],
    ['actions', 'hold'],
    ['from', null],
    ['createdAt', 'now'],
  ])('whose %s is %j cannot be relied on', (field, value) => {
    expect(Workitem.safeParse({ ...aWorkitem(), [field]: value }).success).toBe(false)
  })

  it('of whatever shape throws nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(aWorkitem())), (value, field) => {
        Workitem.safeParse(value)
        Workitem.safeParse({ ...aWorkitem(), [field]: value })
      }),
    )
  })

  it('does not let its names reach into ours', () => {
    const hostile = JSON.stringify(aWorkitem()).replace(
      '{',
      '{"__proto__":{"actions":["hold"],"polluted":1},',
    )
    expect(Workitem.parse(JSON.parse(hostile))).toEqual(aWorkitem())
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('offers and agents', () => {
  it('are read as they are', () => {
    expect(Offer.parse(anOffer())).toEqual(anOffer())
    expect(Agent.parse(anAgent())).toEqual(anAgent())
  })

  it('of an unknown state or category are read as unknown', () => {
    expect(Offer.parse({ ...anOffer(), state: 'paused' }).state).toBe('unknown')
    expect(Agent.parse({ ...anAgent(), category: 'dreaming' }).category).toBe('unknown')
  })
})

describe('localised names', () => {
  it.each([[{ EN: 'Resolved' }], [{ en: { language: 'en', value: 'Resolved' } }]])('%j is read', (name) => {
    const read = Disposition.parse({ dispositionId: 'd', name: 'x', localizations: { name } })
    expect(read.localizations?.name).toEqual({ en: 'Resolved' })
  })

  it('that cannot be read leave the plain name', () => {
    const read = Disposition.parse({ dispositionId: 'd', name: 'x', localizations: { name: { en: 7 } } })
    expect([read.name, read.localizations]).toEqual(['x', undefined])
  })
})

describe('a session', () => {
  const least = { user: { userId: 'u', name: 'Ada' }, tenant: { tenantId: 't' } }
  it('may leave out what has a usual value', () => {
    expect(SessionAnswer.parse(least)).toMatchObject({
      tenant: { name: '' },
      statuses: [],
      settings: { wrapupSeconds: 60, offerSeconds: 20, autoAnswerSeconds: null, locale: 'en' },
    })
  })

  it('with an odd status or rule is a session without it', () => {
    const good = { statusId: 's', name: 'S', category: 'away', selectable: true }
    const read = SessionAnswer.parse({
      ...least,
      statuses: [good, { statusId: 's2' }],
      settings: { wrapupSeconds: 'many', locale: null, offerSeconds: 30 },
    })
    expect(read.statuses).toEqual([good])
    expect(read.settings).toMatchObject({ wrapupSeconds: 60, locale: 'en', offerSeconds: 30 })
  })

  it.each([{}, null, { ...least, user: {} }, { ...least, tenant: null }])('%j is none', (answer) => {
    expect(SessionAnswer.safeParse(answer).success).toBe(false)
  })
})
