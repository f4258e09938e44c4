import { expect, test } from 'vitest'
import type { Disposition } from '../core/disposition.ts'
import type { Settings } from '../core/shapes.ts'
import type { Arrival } from '../core/arrivals.ts'
import { aKey, answerCall, openHall } from './hall.ts'

function aWrapup(arrival: Partial<Arrival> = {}, settings: Partial<Settings> = {}) {
  const hall = openHall({ settings })
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call(arrival)
  const { workitemId } = answerCall(ana)
  const at = `/users/api/workitems/${workitemId}`
  const hangUp = () => ana.ask(`POST /users/api/calls/${workitemId}/hangup`)
  const give = (body: object) => ana.ask(`POST ${at}/disposition`, { key: aKey(), body })
  return { hall, ana, device, workitemId, at, give, hangUp }
}

test('a disposition completes the wrap-up, with its summary and note', () => {
  const { ana, give, hangUp } = aWrapup()
  hangUp()
  const reply = give({ dispositionId: 'disp_followup', summary: 'Call again', note: 'n' })
  expect(reply.body).toMatchObject({
    state: 'terminated',
    dispositionId: 'disp_followup',
    summary: 'Call again',
    note: 'n',
  })
  expect(ana.agent().category).toBe('available')
})

test('before the end it is stored, may be replaced, and ends the call without a wrap-up', () => {
  const { give, hangUp } = aWrapup()
  expect(give({ dispositionId: 'disp_followup' }).body['state']).toBe('active')
  expect(give({ dispositionId: 'disp_sale' }).body).toMatchObject({
    state: 'active',
    dispositionId: 'disp_sale',
  })
  expect(hangUp().body).toMatchObject({ state: 'terminated', dispositionId: 'disp_sale' })
})

test.each([
  [{}, 'DISPOSITION_REQUIRED', 'dispositionId'],
  [{ dispositionId: 'disp_nope' }, 'VALIDATION_FAILED', 'dispositionId'],
  [{ dispositionId: 'disp_old' }, 'VALIDATION_FAILED', 'dispositionId'],
  [{ dispositionId: 'disp_payment' }, 'VALIDATION_FAILED', 'dispositionId'],
  [{ dispositionId: 'disp_chat_closed' }, 'VALIDATION_FAILED', 'dispositionId'],
  [{ dispositionId: 'disp_not_reached' }, 'VALIDATION_FAILED', 'dispositionId'],
  [{ dispositionId: 'disp_spanish' }, 'VALIDATION_FAILED', 'dispositionId'],
  [{ dispositionId: 'disp_new_customer' }, 'CONTACT_REQUIRED', 'contactId'],
  [{ dispositionId: 'disp_new_customer', contactId: 'ct_foreign' }, 'VALIDATION_FAILED', 'contactId'],
  [{ dispositionId: 'disp_complaint' }, 'SURVEY_REQUIRED', 'survey'],
  [{ dispositionId: 'disp_complaint', survey: {} }, 'SURVEY_REQUIRED', 'survey'],
  [{ dispositionId: 'disp_complaint', survey: 'good' }, 'VALIDATION_FAILED', 'survey'],
  [{ dispositionId: 'disp_callback' }, 'CALLBACK_REQUIRED', 'callbackTime'],
  [{ dispositionId: 'disp_callback', callbackDate: 'tomorrow' }, 'VALIDATION_FAILED', 'callbackDate'],
  [{ dispositionId: 'disp_callback', callbackTime: 1.5 }, 'VALIDATION_FAILED', 'callbackTime'],
  [
    { dispositionId: 'disp_callback', callbackTime: 1, timeZone: 'Mars/Here' },
    'VALIDATION_FAILED',
    'timeZone',
  ],
  [{ dispositionId: 'disp_followup', summary: 7 }, 'VALIDATION_FAILED', 'summary'],
])('%j is refused with %s', (body, code, param) => {
  const { give, hangUp, ana, at } = aWrapup({ from: '+14805550999' })
  hangUp()
  expect(give(body)).toMatchObject({ status: 422, body: { type: 'validation', code, param } })
  expect(ana.ask(`GET ${at}`).body['state']).toBe('wrapup')
})

test.each([
  [{ dispositionId: 'disp_new_customer', contactId: 'ct_ben' }],
  [
    {
      dispositionId: 'disp_complaint',
      survey: {
        currentSurveyId: 'survey_complaint',
        survey_complaint: { topic: 'Invoice', details: 'Charged twice' },
      },
    },
  ],
  [{ dispositionId: 'disp_callback', callbackTime: 1_900_000_000_000, timeZone: 'Europe/Madrid' }],
  [{ dispositionId: 'disp_wrong_number' }],
])('%j is taken', (body) => {
  const { give, hangUp } = aWrapup({ from: '+14805550999' })
  hangUp()
  expect(give(body).status).toBe(200)
})

test('without a required one the wrap-up completes without a disposition, and takes one within 24 h', () => {
  const { hall, give, hangUp, ana, at } = aWrapup({}, { dispositionRequired: false })
  hangUp()
  const ended = give({}).body
  expect([ended['state'], ended['actions']]).toEqual(['terminated', ['disposition']])
  hall.clock.advance(1_800_000)
  expect(give({ dispositionId: 'disp_followup' }).body).toMatchObject({ state: 'terminated', actions: [] })
  expect(give({ dispositionId: 'disp_sale' })).toMatchObject({
    status: 409,
    body: { code: 'ACTION_NOT_ALLOWED' },
  })
  expect(ana.ask(`GET ${at}`).body['dispositionId']).toBe('disp_followup')
})

test('after 24 h the late disposition is no longer listed', () => {
  const { hall, hangUp, give, workitemId } = aWrapup({}, { dispositionRequired: false })
  hangUp()
  give({})
  const item = () => hall.inside((core) => core.world.rows.get(workitemId)?.item)
  hall.clock.advance(24 * 3_600_000 - 1)
  expect(item()?.actions).toEqual(['disposition'])
  hall.clock.advance(1)
  expect(item()?.actions).toEqual([])
})

test('the list for a workitem holds what shares its type, queue, skill and medium', () => {
  const { ana, at } = aWrapup({ skills: ['sales', 'spanish'] })
  const { objects, count, total } = ana.ask(`GET ${at}/dispositions`).body as unknown as {
    objects: Disposition[]
    count: number
    total: number
  }
  const ids = objects.map((one) => one.dispositionId)
  expect(ids).toEqual(
    expect.arrayContaining(['disp_sale', 'disp_spanish', 'disp_voicemail', 'disp_wrong_number']),
  )
  for (const hidden of ['disp_payment', 'disp_chat_closed', 'disp_not_reached', 'disp_old']) {
    expect(ids).not.toContain(hidden)
  }
  expect([count, total]).toEqual([ids.length, ids.length])
})

test('a deleted definition is hidden in lists and found by either of its ids', () => {
  const ana = openHall().as('ana')
  const all = ana.ask('GET /data/api/types/disposition').body['objects'] as Disposition[]
  expect(all.some((one) => one.dispositionId === 'disp_old')).toBe(false)
  for (const id of ['disp_old', 'did_disp_old']) {
    expect(ana.ask(`GET /data/api/types/disposition/${id}`)).toMatchObject({
      status: 200,
      body: { name: 'No Longer Used' },
    })
  }
})

test('who lacks the scope may not give one, and is told which', () => {
  const hall = openHall()
  const eva = hall.as('eva')
  eva.connect('device-3')
  hall.call({ inboxId: 'q_billing' })
  const { workitemId } = answerCall(eva)
  const route = `POST /users/api/workitems/${workitemId}/disposition`
  expect(eva.ask(route, { key: aKey(), body: { dispositionId: 'disp_followup' } })).toMatchObject({
    status: 403,
    body: { type: 'permission', code: 'PERMISSION_DENIED', param: 'workitems:disposition' },
  })
})
