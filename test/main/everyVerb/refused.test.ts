import { describe, expect, it } from 'vitest'
import type { ServerActionName } from '../../../preload/contract.ts'
import { PROTOCOL } from '../../preload/protocolTable.ts'
import { exampleOf, VERBS } from './examples.ts'
import { isListed } from './listed.ts'
import { PLACES, type Place } from './places.ts'
import { aRoom, type Room } from './room.ts'

/** The verbs that a workitem governs, and that this one does not list; a warm transfer is of the conference it is in. */
const unlisted = (place: Place): ServerActionName[] =>
  VERBS.filter((name) => PROTOCOL[name]?.action !== undefined && !isListed(name, place)).filter(
    (name) => name !== 'workitems.warmTransfer' || place.conference !== 'member',
  )

describe.each(Object.entries(PLACES))('%s', (_, place) => {
  it('what it does not list the phone refuses before anything is sent', async () => {
    const room = await aRoom(place)
    const sent = room.sent()
    for (const name of unlisted(place)) {
      const answer = await room.here.phone.run(name, exampleOf(name).input(room))
      // Whoever presses an answer again that was taken hears that, and not a refusal.
      if (name === 'offers.accept' && wasAccepted(room)) expect(answer.ok).toBe(true)
      else
        expect([name, answer]).toMatchObject([
          name,
          {
            ok: false,
            failure: { code: expect.stringMatching(/^(ACTION_NOT_ALLOWED|NOT_FOUND)$/) as string },
          },
        ])
    }
    // What is over is not on the phone any more: of that it cannot know, and the server says so.
    if (place.state !== 'terminated') expect(room.sent()).toBe(sent)
  })

  it('what it does not list the server refuses with the workitem as it is, or finds done already', async () => {
    const room = await aRoom(place)
    const before = room.changes()
    for (const name of unlisted(place)) {
      const { status, body } = await room.ask(name, exampleOf(name).input(room))
      if (isDone(name, room)) expect([name, status]).toEqual([name, name.endsWith('Recording') ? 204 : 200])
      else expect([name, status, body]).toMatchObject([name, ...refusal(name, room)])
      expect([name, room.changes()]).toEqual([name, before])
    }
  })
})

/** PROTOCOL 2: a verb without a key whose state already holds is answered 200, `hangUp` after the end too. */
function isDone(name: ServerActionName, room: Room): boolean {
  const { state, type, mute, record, conferenceWorkitemId, priority } = room.item()
  const holds: Partial<Record<ServerActionName, boolean>> = {
    'workitems.active': state === 'active' || (state === 'conference' && type === 'Conference'),
    'workitems.hold': state === 'hold',
    'workitems.hangUp': state === 'wrapup' || state === 'terminated',
    'workitems.mute': mute === 1,
    'workitems.unMute': mute === 0,
    'workitems.startRecording': record === 1,
    'workitems.stopRecording': record === 0,
    'workitems.changePriority': priority === 5,
    'workitems.removeFromConference': state === 'hold' && conferenceWorkitemId === undefined,
  }
  return holds[name] ?? false
}

function refusal(name: ServerActionName, room: Room): [status: number, body: object] {
  const { workitemId, version, state } = room.item()
  const workitem = { workitemId, version, state }
  const isOffer = name.startsWith('offers.')
  const hadOffer = room.inside(({ world }) =>
    [...world.offers.values()].some(({ offer }) => offer.workitemId === workitemId),
  )
  if (isOffer && !hadOffer) return [404, { code: 'NOT_FOUND', param: 'offerId' }]
  if (isOffer) return [409, { code: 'OFFER_NOT_PENDING', workitem }]
  return [409, { code: 'ACTION_NOT_ALLOWED', type: 'conflict', ...(isAbout(name, room) && { workitem }) }]
}

const wasAccepted = (room: Room): boolean =>
  room.inside(({ world }) =>
    [...world.offers.values()].some(
      ({ offer }) => offer.workitemId === room.workitemId && offer.state === 'accepted',
    ),
  )

/** Some are refused for the sake of the agent's conference, and carry that one, or none where there is none. */
const isAbout = (name: ServerActionName, room: Room): boolean =>
  name !== 'workitems.warmTransfer' &&
  !(name === 'workitems.createConferenceWithWorkitems' && room.item().state !== 'terminated')
