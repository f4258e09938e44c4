import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_FRAME_BYTES } from '../../../preload/contract.ts'
import { anOffer } from '../../fixtures.ts'
import { aLiveTalk, aTalk, event, hello, POSITION, resumed, snapshot, welcome } from './talk.ts'

const BAD = ['', '{', 'null', '[]', '7', '{"type": 7}', '{"type":"event","seq":"11"}', '{"type":"snapshot"}']

describe('a frame that cannot be read', () => {
  it.each(BAD)('(%s) makes it resume', async (text) => {
    const { sayText, sent, told } = await aLiveTalk()
    await sayText(text)
    expect(sent.map(({ type }) => type)).toEqual(['resume'])
    expect(told).toEqual(['stale'])
  })

  it('that comes again after the resume ends in a snapshot', async () => {
    const { say, sayText, told } = await aLiveTalk()
    await sayText('{')
    await say(resumed(11, 10))
    await sayText('{')
    expect(told).toEqual(['stale', 'fresh', 'over: bad frame, identify'])
  })

  it('amid the missed events is noticed as a part that is missing', async () => {
    const { say, sayText, told } = aTalk({ memory: { position: POSITION, complete: true, badFrames: 0 } })
    await say(hello())
    await sayText('{"type":"event","seq":null}')
    await say(event(12), resumed(11, 12))
    expect(told.at(-1)).toBe('over: resumed in part, identify')
  })

  it('before the greeting is no reason to resume without a ticket', async () => {
    const { sayText, sent, told } = aTalk({ memory: { position: POSITION, complete: true, badFrames: 0 } })
    await sayText('<html>')
    expect([sent, told]).toEqual([[], ['over: bad frame']])
  })

  it('before the snapshot starts over', async () => {
    const { say, sayText, told } = aTalk()
    await say(hello(), welcome())
    await sayText('{')
    expect(told).toEqual(['stale', 'over: gap before the snapshot ended, identify'])
  })

  it('over the limit is not taken in at all: a snapshot, never a loop', async () => {
    const { sayText, told, sent } = await aLiveTalk()
    await sayText(JSON.stringify(event(11, { padding: 'x'.repeat(MAX_FRAME_BYTES) })))
    expect([told, sent]).toEqual([['over: tooLarge frame, identify'], []])
  })

  it('whatever it is, throws nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        const { sayText } = await aLiveTalk()
        await sayText(text)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a frame of a later version of the protocol', () => {
  it('of an unknown name is passed over', async () => {
    const { say, told, sent, lines } = await aLiveTalk()
    await say({ type: 'weather', seq: 11 }, event(11))
    expect([told, sent]).toEqual([[], []])
    expect(lines.slice(-2).map(({ phrase }) => phrase)).toEqual(['odd frame', 'event'])
  })

  it('with fields nobody knows is read', async () => {
    const { say, heard } = await aLiveTalk()
    await say(event(11, { mood: 'good', __proto__: { seq: 99 } }))
    expect(heard).toHaveLength(1)
  })

  it('an event of an unknown name advances the number', async () => {
    const { say, told, memory, heard } = await aLiveTalk()
    await say(event(11, { name: 'MoodChangeNotification' }), event(12))
    expect([heard.length, memory.position?.seq, told]).toEqual([1, 12, []])
  })

  it.each([
    ['id', 7],
    ['createdAt', 'yesterday'],
    ['workitemId', null],
    ['result', null],
    ['cursor', null],
    ['cause', 'none'],
  ])('an event whose %s is %j is still an event', async (field, value) => {
    const { say, heard, told } = await aLiveTalk()
    await say(event(11, { [field]: value }))
    expect([heard.length, told]).toEqual([1, []])
  })
})

describe('an event with a bad message', () => {
  it.each([
    ['OfferNotification', 'soon'],
    ['OffersChangedNotification', { offers: 3 }],
    ['AgentStateChangeNotification', null],
  ])('(%s) is not mended by its workitem: the whole list is asked for as well', async (name, message) => {
    const { say, told, memory, sent } = await aLiveTalk()
    await say(event(11, { name, message }))
    const whole = 'over: unreadable event, identify'
    expect([told, memory.position?.seq, sent]).toEqual([['unsure w1', whole], 11, []])
  })

  it('about a workitem advances the number, and the workitem is asked for', async () => {
    const { say, told, memory, sent, lines } = await aLiveTalk()
    await say(event(11, { message: { version: '12' } }))
    expect([told, memory.position?.seq, sent]).toEqual([['unsure w1'], 11, []])
    expect(lines.at(-1)?.phrase).toBe('unreadable event')
  })

  it('and no workitem asks for the whole list', async () => {
    const { say, told } = await aLiveTalk()
    await say(event(11, { message: null, workitemId: undefined }))
    expect(told).toEqual(['over: unreadable event, identify'])
  })
})

describe('each name of an event', () => {
  const offer = anOffer({ version: 3, state: 'canceled' })
  it.each([
    ['OfferNotification', offer, { offers: [offer] }],
    ['OfferAcceptedNotification', offer, { offers: [offer] }],
    ['OfferRejectedNotification', offer, { offers: [offer] }],
    ['OfferExpiredNotification', offer, { offers: [offer] }],
    ['OfferTerminatedByHangupNotification', offer, { offers: [offer] }],
    ['OfferRemovedNotification', offer, { offers: [offer] }],
    ['OffersChangedNotification', { offers: [offer] }, { offers: [offer], allOffers: true }],
  ])('%s is news', async (name, message, news) => {
    const { say, heard } = await aLiveTalk()
    await say(event(11, { name, message, cursor: 'c11' }))
    expect(heard).toEqual([{ heard: news, road: { cursor: 'c11' } }])
  })

  it('PhoneStateNotification is of no use yet', async () => {
    const { say, heard, memory, lines } = await aLiveTalk()
    await say(event(11, { name: 'PhoneStateNotification', message: {} }))
    expect([heard, memory.position?.seq]).toEqual([[], 11])
    expect(lines.at(-1)?.phrase).toBe('news without use')
  })

  it('SchemaTypeChangeNotification says what to read again; of a type that is not known there is nothing to read', async () => {
    const { say, told, heard, memory } = await aLiveTalk()
    const name = 'SchemaTypeChangeNotification'
    await say(event(11, { name, message: { type: 'contact', change: 'updated', object: {} } }))
    await say(event(12, { name, message: { type: 'ticket', change: 'created', object: {} } }))
    await say(event(13, { name, message: null }))
    expect([told, heard, memory.position?.seq]).toEqual([['catalogue contact'], [], 13])
  })
})

describe('a snapshot whose open ids are partly odd', () => {
  it('is read all the same', async () => {
    const { say, told } = aTalk()
    await say(hello(), welcome(), snapshot({ openIds: ['w1', 7] }))
    expect(told).toEqual(['fresh'])
  })
})
