import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { farEndHangsUp } from '../core/farEnd.ts'
import type { Workitem } from '../core/shapes.ts'
import { call, member } from './calls.ts'
import { aKey, openHall } from './hall.ts'
import type { Hall, Person } from './hall.ts'

const WARM = 'POST /users/api/conferences/current/warmtransfer'
const OUTSIDE = { number: '+14805550199' }

/** How each word of `actions[]` is asked for, with a body that is right; the text side has properties of its own. */
const ASK: Record<string, (item: Workitem, all: Workitem[]) => [route: string, body?: object]> = {
  claim: ({ workitemId }) => [`POST /users/api/workitems/${workitemId}/claim`],
  active: ({ workitemId }) => [`POST ${call(workitemId)}/bridge`],
  hold: ({ workitemId }) => [`POST ${call(workitemId)}/hold`],
  hangUp: ({ workitemId }) => [`POST ${call(workitemId)}/hangup`],
  mute: ({ workitemId }) => [`POST ${call(workitemId)}/mute`],
  unMute: ({ workitemId }) => [`DELETE ${call(workitemId)}/mute`],
  dtmf: ({ workitemId }) => [`POST ${call(workitemId)}/dtmf/1`],
  startRecording: ({ workitemId }) => [`POST ${call(workitemId)}/recording`],
  stopRecording: ({ workitemId }) => [`DELETE ${call(workitemId)}/recording`],
  voicemail: ({ workitemId }) => [`POST ${call(workitemId)}/voicemail`],
  changePriority: ({ workitemId, version }) => [
    `POST /workflows/api/workitems/${workitemId}/acd`,
    { priority: 1 + (version % 5) },
  ],
  addToConference: ({ workitemId, version }) => [
    `POST ${member(workitemId)}`,
    { music: version % 2 === 0, beep: true, muted: version % 3 === 0, record: version % 5 === 0 },
  ],
  removeFromConference: ({ workitemId, version }) => [
    `DELETE ${member(workitemId)}?action=${['hold', 'active', 'hangup'][version % 3]}`,
  ],
  warmTransfer: () => [WARM, { recording: 'startRecording' }],
  transferToAgent: ({ workitemId, version }) => [
    `POST ${call(workitemId)}/usertransfer/${version % 2 ? 'u_ivo' : 'u_eva'}`,
  ],
  transferToInbox: ({ workitemId, version }) => [
    `POST ${call(workitemId)}/queuetransfer/q_support`,
    { ringAll: version % 2 === 0 },
  ],
  transferToExternal: ({ workitemId }) => [`POST ${call(workitemId)}/externaltransfer`, OUTSIDE],
  disposition: ({ workitemId }) => [
    `POST /users/api/workitems/${workitemId}/disposition`,
    { dispositionId: 'disp_followup' },
  ],
}

/** Everything that was told to an agent about workitems, in its order. */
const told = (hall: Hall, userId: string): Workitem[] =>
  hall.inside(({ streams }) =>
    (streams.get(userId)?.entries ?? []).flatMap(({ event }) =>
      event.name === 'WorkitemStateChangeNotification' ? [event.message as Workitem] : [],
    ),
  )

const isLive = ({ state, type, channelType }: Workitem) =>
  channelType === 'voice' && (state === 'active' || (state === 'conference' && type === 'Conference'))

/** PROTOCOL 4, "Invariants", over all that an agent ever heard. */
function keepsInvariants(hall: Hall, userId: string): void {
  const last = new Map<string, Workitem>()
  for (const item of told(hall, userId)) {
    const before = last.get(item.workitemId)
    if (before) {
      expect(item.version).toBeGreaterThan(before.version)
      if (before.state === 'terminated') expect(item.state).toBe('terminated')
      if (before.state === 'wrapup') expect(['wrapup', 'terminated']).toContain(item.state)
    }
    last.set(item.workitemId, item)
    expect([...last.values()].filter(isLive).length).toBeLessThanOrEqual(1)
    const isMember = item.state === 'conference' && item.type !== 'Conference'
    expect(item.conferenceWorkitemId !== undefined).toBe(isMember)
  }
  const conferences = [...last.values()].filter(
    (one) => one.type === 'Conference' && one.state !== 'terminated',
  )
  expect(conferences.length).toBeLessThanOrEqual(1)
  for (const one of last.values()) {
    if (one.state !== 'conference' || one.type === 'Conference') continue
    expect(one.conferenceWorkitemId).toBe(conferences[0]?.workitemId)
  }
}

function step(hall: Hall, ana: Person, choice: number): void {
  const items = ana.workitems()
  const open = items.filter(({ state }) => state !== 'terminated')
  const live = open.filter((one) => one.actions.includes('createConferenceWithWorkitems'))
  const workitemIds = live.map((one) => one.workitemId)
  const always: (() => void)[] = [
    () => void hall.call({ from: '+14805550134' }),
    () => void hall.call({ userId: 'u_ana', from: '+14805550135' }),
    () => hall.clock.advance(2_500),
    () => hall.clock.advance(25_000),
    () => void ana.ask('POST /users/api/calls', { key: aKey(), body: { to: '+14805550170' } }),
    () => void ana.ask('POST /users/api/calls', { key: aKey(), body: { to: 'u_ivo', option: 'user' } }),
    () => void ana.ask('POST /users/api/calls', { key: aKey(), body: { to: 'u_eva', option: 'user' } }),
    () => void ana.ask('POST /users/api/conferences', { key: aKey() }),
    () => {
      const { callId } = open[choice % Math.max(1, open.length)] ?? {}
      if (callId !== undefined) hall.inside((core) => farEndHangsUp(core, callId))
    },
    () => {
      const body = { addMe: choice % 2 === 0, workitemIds }
      if (live.length > 0) ana.ask('POST /users/api/conferences', { key: aKey(), body })
    },
    () => {
      const to = choice % 2 ? 'u_ivo' : '+14805550170'
      const option = choice % 2 ? 'user' : 'external'
      const current = open.find(({ type }) => type === 'Conference')?.workitemId
      const joins = current === undefined ? {} : { conferenceWorkitemId: current }
      ana.ask('POST /users/api/calls', { key: aKey(), body: { to, option, ...joins } })
      hall.clock.advance(2_500)
    },
  ]
  const listed = open.flatMap((item) =>
    item.actions.flatMap((name) => {
      const ask = ASK[name]
      return ask ? [() => accepted(ana, name, ask(item, items))] : []
    }),
  )
  const all = [...always, ...listed]
  all[choice % all.length]?.()
}

/** What is listed is accepted. */
function accepted(ana: Person, name: string, [route, body]: [string, object?]): void {
  const { status, body: answer } = ana.ask(route, { key: aKey(), ...(body ? { body } : {}) })
  expect([name, status, answer['code']]).toEqual([name, status === 204 ? 204 : 200, undefined])
}

test('whatever is done that is listed is accepted, and keeps the invariants for everybody', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 5, maxLength: 60 }), (choices) => {
      const hall = openHall()
      const ana = hall.as('ana')
      ana.connect()
      for (const choice of choices) step(hall, ana, choice)
      for (const userId of ['u_ana', 'u_ivo', 'u_eva']) keepsInvariants(hall, userId)
    }),
    { numRuns: 150, seed: 20_261_121 },
  )
})
