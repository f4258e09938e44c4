import { expect, test } from 'vitest'
import type { Arrival } from '../core/arrivals.ts'
import { callbackMoment } from '../core/callbackTime.ts'
import type { Core } from '../core/core.ts'
import { report } from '../core/report.ts'
import { hasValidResult } from '../core/surveyResult.ts'
import { ANSWER_MS } from '../core/surveySent.ts'
import { answerCall, aKey, openHall } from './hall.ts'
import { aLiveText, hangUp, write } from './written.ts'

/** A call that ends with this disposition. */
function after(body: { dispositionId: string }, arrival: Partial<Arrival> = {}, change: object = {}) {
  const hall = openHall()
  hall.inside((core) => (core.world.tokenSeconds = 7 * 86_400))
  const ana = hall.as('ana')
  ana.connect()
  ana.ask(`PATCH /data/api/types/disposition/${body.dispositionId}`, { body: change })
  hall.call(arrival)
  const item = answerCall(ana)
  hangUp(ana, item)
  const at = `POST /users/api/workitems/${item.workitemId}/disposition`
  return { hall, ana, item, reply: ana.ask(at, { key: aKey(), body }) }
}

test('only a ticket that exists is resolved, and a contact that comes back with it opens it again', () => {
  const { hall } = after({ dispositionId: 'disp_resolved' }, { ticketId: 'tk_1001' })
  const ticket = () => hall.inside((core) => core.world.tickets.get('tk_1001'))
  expect(ticket()?.resolvedAt).toBe(hall.clock.now())
  hall.call({ ticketId: 'tk_1001' })
  expect(ticket()).not.toHaveProperty('resolvedAt')
  const without = after({ dispositionId: 'disp_resolved' })
  const resolved = without.hall.inside((core) =>
    [...core.world.tickets.values()].filter((one) => one.resolvedAt),
  )
  expect(resolved).toEqual([])
})

test('a ticket of another tenant is neither opened nor resolved again', () => {
  const theirs = { tenantId: 't_other', openedAt: 1, resolvedAt: 2 }
  const hall = openHall()
  hall.inside((core) => core.world.tickets.set('tk_theirs', theirs))
  const ana = hall.as('ana')
  ana.connect()
  hall.call({ ticketId: 'tk_theirs' })
  const item = answerCall(ana)
  hangUp(ana, item)
  const at = `POST /users/api/workitems/${item.workitemId}/disposition`
  expect(ana.ask(at, { key: aKey(), body: { dispositionId: 'disp_resolved' } }).status).toBe(200)
  expect(hall.inside((core) => core.world.tickets.get('tk_theirs'))).toEqual(theirs)
})

test('after an e-mail the survey goes to the e-mail address, and only one that exists is sent', () => {
  const { ana, ask, hall, item } = aLiveText()
  hangUp(ana, item)
  ask('POST /disposition', { dispositionId: 'disp_satisfied' })
  expect(hall.inside((core) => core.world.surveysSent)).toMatchObject([{ to: 'ben@acme.example' }])
  const other = after({ dispositionId: 'disp_satisfied' }, {}, { survey: 'survey_of_nobody' })
  expect(other.reply.status).toBe(200)
  expect(other.hall.inside((core) => core.world.surveysSent)).toEqual([])
})

test('blocking after an SMS keeps the sender out by SMS and by phone', () => {
  const { ana, ask, hall, item } = aLiveText({ type: 'InboundSMS' })
  ana.ask('PATCH /data/api/types/disposition/disp_nuisance', { body: { mediaType: null } })
  hangUp(ana, item)
  expect(ask('POST /disposition', { dispositionId: 'disp_nuisance' }).status).toBe(200)
  expect([write(hall, { type: 'InboundSMS' }), hall.call()]).toEqual(['blocked', 'blocked'])
})

test('do not call is the campaign’s list where there is a campaign', () => {
  const { ana, hall } = aLiveText({ type: 'Chat', from: 'visitor-1' })
  ana.ask('PATCH /data/api/types/disposition/disp_dnc', { body: { mediaType: null } })
  const body = { to: '+14805550777', message: 'Hi', campaignId: 'cm_1' }
  const { workitemId } = ana.ask('POST /users/api/sms', { key: aKey(), body }).body
  ana.ask(`POST /users/api/calls/${String(workitemId)}/hangup`)
  const at = `POST /users/api/workitems/${String(workitemId)}/disposition`
  expect(ana.ask(at, { key: aKey(), body: { dispositionId: 'disp_dnc' } }).status).toBe(200)
  const lists = hall.inside((core) => core.world.tenants.get('t_demo'))
  expect([[...(lists?.campaignDoNotCall.get('cm_1') ?? [])], [...(lists?.doNotCall ?? [])]]).toEqual([
    ['+14805550777'],
    [],
  ])
})

test('who is not to be called is not dialled again by connectAgain', () => {
  const { hall, ana } = after({ dispositionId: 'disp_dropped' }, {}, { useCampaignIdForDNC: true })
  hall.clock.advance(10_000)
  expect(ana.workitems().every(({ state }) => state === 'terminated')).toBe(true)
})

test('a date without an action that asks for one brings nothing back', () => {
  const body = { dispositionId: 'disp_followup', callbackTime: 1_800_000_100_000 }
  const { hall, ana } = after(body)
  hall.clock.advance(600_000)
  expect(ana.workitems()).toHaveLength(1)
})

test('a definition with a date and a number of its own needs none of the agent', () => {
  const callbackDate = 1_800_000_000_000 + 900_000
  const { hall, ana } = after(
    { dispositionId: 'disp_callback' },
    {},
    { callbackDate, phoneNumber: '+14805551234' },
  )
  hall.clock.advance(900_000)
  expect(ana.open()).toMatchObject({ type: 'OutboundCall', state: 'offered', to: '+14805551234' })
})

const DAY = Date.UTC(2026, 6, 14)
test.each([
  ['the exact moment wins', { callbackTime: 5, callbackDate: DAY, timeZone: 'Europe/Madrid' }, 5],
  ['a date alone is that moment', { callbackDate: DAY }, DAY],
  [
    'a day in Madrid begins at nine there',
    { callbackDate: DAY, timeZone: 'Europe/Madrid' },
    Date.UTC(2026, 6, 14, 7),
  ],
  [
    'in Phoenix it is still the day before',
    { callbackDate: DAY, timeZone: 'America/Phoenix' },
    Date.UTC(2026, 6, 13, 16),
  ],
  ['nothing asked, nothing comes', { timeZone: 'Europe/Madrid' }, undefined],
  [
    'on the morning when the clocks go forward nine is nine',
    { callbackDate: Date.UTC(2026, 2, 29, 0), timeZone: 'Europe/Madrid' },
    Date.UTC(2026, 2, 29, 7),
  ],
])('callback: %s', (_, wish, at) => {
  expect(callbackMoment(wish, 0)).toBe(at)
})

test('a callback for today, asked for after nine, comes at the moment that was given', () => {
  const noon = Date.UTC(2026, 6, 14, 12)
  const wish = { callbackDate: noon + 3_600_000, timeZone: 'Europe/Madrid' }
  expect(callbackMoment(wish, noon)).toBe(noon + 3_600_000)
})

test('a callback with a day and a time zone comes in the morning there', () => {
  const start = openHall().clock.now()
  const body = { dispositionId: 'disp_callback', callbackDate: start + 86_400_000, timeZone: 'Europe/Madrid' }
  const { hall, ana } = after(body)
  const at = callbackMoment(body, start) ?? 0
  expect(new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Europe/Madrid' })).toBe('09:00:00')
  hall.clock.advance(at - start - 1)
  expect(() => ana.offer()).toThrow('0 pending')
  hall.clock.advance(1)
  expect(ana.offer().direct).toBe(true)
})

test('the report counts outcomes by disposition and by agent, of this tenant only', () => {
  const { hall, ana, ask, item } = aLiveText()
  hall.clock.advance(30_000)
  hangUp(ana, item)
  ask('POST /disposition', { dispositionId: 'disp_resolved' })
  const callId = hall.call({ userId: 'u_ana' })
  hall.callerHangsUp(callId)
  for (const dispositionId of ['disp_followup', 'disp_resolved']) {
    hall.call()
    const { workitemId } = answerCall(ana)
    hall.clock.advance(60_000)
    ana.ask(`POST /users/api/workitems/${workitemId}/disposition`, { key: aKey(), body: { dispositionId } })
    ana.ask(`POST /users/api/calls/${workitemId}/hangup`)
  }
  const { dispositions, agents, total } = hall.inside((core) => report(core, 't_demo'))
  expect(dispositions).toEqual([
    { dispositionId: 'disp_resolved', name: 'Resolved', resolved: true, count: 2, agents: { u_ana: 2 } },
    {
      dispositionId: 'disp_followup',
      name: 'Follow-up Required',
      resolved: false,
      count: 1,
      agents: { u_ana: 1 },
    },
  ])
  expect(total).toBe(3)
  expect(agents.find(({ userId }) => userId === 'u_ana')).toEqual({
    userId: 'u_ana',
    name: 'Ana Ruiz',
    answered: 3,
    missed: 1,
    dispositioned: 3,
    resolved: 2,
    outcomes: { disp_resolved: 2, disp_followup: 1 },
    meanHandledMs: 50_000,
  })
  expect(hall.inside((core) => report(core, 't_other')).total).toBe(0)
})

test('the customer answers the survey after a while: with the ticket, and in the report, not at what is over', () => {
  const { hall, ana, ask, item, now } = aLiveText({ ticketId: 'tk_1' })
  hangUp(ana, item)
  ask('POST /disposition', { dispositionId: 'disp_satisfied' })
  const before = now()
  const surveys = () => hall.inside((core) => report(core, 't_demo').surveys)
  expect(surveys()).toEqual([{ survey: 'survey_satisfaction', sent: 1, answered: 0 }])
  hall.clock.advance(ANSWER_MS)
  const [sent] = hall.inside(({ world }) => world.surveysSent)
  expect(sent).toMatchObject({
    answeredAt: hall.clock.now(),
    answers: { rating: expect.any(Number) as number },
  })
  expect(hall.inside((core) => hasValidResult(core, 't_demo', ticket(core), 'survey_satisfaction'))).toBe(
    true,
  )
  expect(surveys()).toMatchObject([{ sent: 1, answered: 1, meanRating: sent?.answers?.['rating'] }])
  expect(now()).toEqual(before)
})

const ticket = ({ world }: Core) => world.tickets.get('tk_1')?.surveyResult
