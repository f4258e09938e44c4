import { expect, test } from 'vitest'
import { Disposition } from '../../../preload/contract.ts'
import { aKey, openHall } from './hall.ts'
import { aLiveText } from './written.ts'

const at = '/data/api/types/disposition'
const one = (id: string) => `${at}/${id}`

/** The sample of seed disposition.txt, "Create a new Disposition definition". */
const SAMPLE = {
  name: 'Resolved Issue',
  localizations: { name: { EN: 'Resolved Issue', ES: 'Problema Resuelto' } },
  workitemType: ['InboundCall', 'OutboundEmail'],
  resolveTicket: true,
  resolved: true,
  tenantId: 't_abcde',
  createdAt: 1_700_000_000_000,
  createdBy: 'user_admin',
  objectType: 'disposition',
}

function aHall() {
  const hall = openHall()
  const ana = hall.as('ana')
  const create = (body: object) => ana.ask(`POST ${at}`, { key: aKey(), body })
  const patch = (id: string, body: object) => ana.ask(`PATCH ${one(id)}`, { body })
  return { hall, ana, create, patch }
}

test('the sample of the documents becomes a definition; what the server owns is the server’s', () => {
  const { hall, ana, create } = aHall()
  const made = create(SAMPLE)
  expect(made.status).toBe(201)
  const { tenantId, objectType, createdAt, createdBy, ...written } = SAMPLE
  expect(made.body).toMatchObject({
    ...written,
    createdAt: hall.clock.now(),
    createdBy: 'u_ana',
    deletedAt: 0,
  })
  expect([made.body['tenantId'], made.body['objectType']]).toEqual([undefined, undefined])
  const { _id = '', dispositionId, version } = Disposition.parse(made.body)
  expect(version).toBeGreaterThan(0)
  for (const id of [_id, dispositionId]) expect(ana.ask(`GET ${one(id)}`).body).toEqual(made.body)
  expect(ana.ask(`GET ${at}?q=name:Resolved*&rows=1`).body).toMatchObject({
    count: 1,
    total: 2,
    objects: [made.body],
  })
})

test('every field of the documents is kept as it was written', () => {
  const { ana, create } = aHall()
  const fields = {
    dispositionId: 'disp_everything',
    name: 'Everything',
    localizations: { name: { de: { language: 'de', value: 'Alles' } } },
    action: 'callback',
    blockNumber: false,
    callbackDate: 1_900_000_000_000,
    callbackTime: 1_900_000_000_000,
    connectAgain: true,
    forceContactAssignment: true,
    forceSurveyValidation: true,
    mediaType: 'voice',
    note: 'n',
    phoneNumber: '+14805551234',
    queues: ['q_sales'],
    resolveTicket: false,
    resolved: false,
    skills: ['sales', 'english'],
    summary: { any: 'thing' },
    survey: 'survey_complaint',
    useCampaignIdForDNC: false,
    workitemType: ['InboundCall'],
  }
  expect(create(fields).body).toMatchObject(fields)
  expect(ana.ask(`GET ${one('disp_everything')}`).body).toMatchObject(fields)
})

test.each([
  [{ name: undefined }, 'name'],
  [{ name: '  ' }, 'name'],
  [{ name: 7 }, 'name'],
  [{ dispositionId: 'disp_resolved' }, 'dispositionId'],
  [{ dispositionId: 'disp_old' }, 'dispositionId'],
  [{ dispositionId: 'did_disp_resolved' }, 'dispositionId'],
  [{ dispositionId: 'two words' }, 'dispositionId'],
  [{ localizations: 'x' }, 'localizations'],
  [{ localizations: { name: 'x' } }, 'localizations.name'],
  [{ localizations: { name: { XX: 'x' } } }, 'localizations.name.XX'],
  [{ localizations: { name: { EN: '' } } }, 'localizations.name.EN'],
  [{ localizations: { name: { EN: 7 } } }, 'localizations.name.EN'],
  [{ localizations: { name: { EN: { language: 'xx', value: 'x' } } } }, 'localizations.name.EN'],
  [{ workitemType: ['Fax'] }, 'workitemType'],
  [{ workitemType: 'InboundCall' }, 'workitemType'],
  [{ createdAt: '2026' }, 'createdAt'],
  [{ modifiedAt: -1 }, 'modifiedAt'],
  [{ callbackDate: 1.5 }, 'callbackDate'],
  [{ callbackTime: 9e15 }, 'callbackTime'],
  [{ deletedAt: 'never' }, 'deletedAt'],
  [{ action: 'sing' }, 'action'],
  [{ mediaType: 'fax' }, 'mediaType'],
  [{ blockNumber: 1 }, 'blockNumber'],
  [{ queues: 'q_sales' }, 'queues'],
  [{ skills: [7] }, 'skills'],
  [{ note: 7 }, 'note'],
  [{ phoneNumber: 7 }, 'phoneNumber'],
])('a definition with %j is refused at %s', (change, param) => {
  const { ana, create } = aHall()
  const total = () => ana.ask(`GET ${at}`).body['total']
  const before = total()
  expect(create({ ...SAMPLE, ...change })).toMatchObject({
    status: 422,
    body: { type: 'validation', code: 'VALIDATION_FAILED', param },
  })
  expect(total()).toBe(before)
})

test('two tenants may have a definition of the same id, and see only their own', () => {
  const { hall, ana } = aHall()
  const zoe = hall.as('zoe')
  const body = { ...SAMPLE, dispositionId: 'disp_resolved' }
  expect(zoe.ask(`POST ${at}`, { key: aKey(), body }).status).toBe(201)
  expect(ana.ask(`GET ${one('disp_resolved')}`).body['name']).toBe('Resolved')
  expect(zoe.ask(`GET ${one('disp_resolved')}`).body['name']).toBe('Resolved Issue')
  expect(zoe.ask(`GET ${one('disp_complaint')}`).status).toBe(404)
})

test('the update of the documents changes one name and leaves the other language', () => {
  const { hall, ana, patch } = aHall()
  const device = ana.connect()
  hall.clock.advance(5_000)
  const body = {
    localizations: { name: { EN: 'Issue Completely Resolved' } },
    modifiedAt: 1_700_000_000_000,
    modifiedBy: 'user_admin',
  }
  const before = ana.ask(`GET ${one('disp_resolved')}`).body
  const after = patch('disp_resolved', body)
  expect(after).toMatchObject({
    status: 200,
    body: {
      name: 'Resolved',
      localizations: { name: { EN: 'Issue Completely Resolved', ES: 'Resuelto' } },
      modifiedAt: hall.clock.now(),
      modifiedBy: 'u_ana',
      createdBy: 'user_admin',
    },
  })
  expect(after.body['version']).toBeGreaterThan(Number(before['version']))
  expect(patch('did_disp_resolved', body).body).toEqual(after.body)
  expect(device.events('SchemaTypeChangeNotification')).toHaveLength(1)
})

test('a patch takes a field away with null, and one language has one name however its code is written', () => {
  const { patch } = aHall()
  expect(patch('disp_nuisance', { blockNumber: null, mediaType: null }).body).not.toHaveProperty(
    'blockNumber',
  )
  const { localizations } = patch('disp_wrong_number', { localizations: { name: { EN: 'Misdialled' } } }).body
  expect(localizations).toEqual({
    name: { EN: 'Misdialled', es: { language: 'es', value: 'Número equivocado' } },
  })
})

test.each([
  [{ name: null }, 'name'],
  [{ dispositionId: 'disp_other' }, 'dispositionId'],
  [{ localizations: { name: { XX: 'x' } } }, 'localizations.name.XX'],
  [{ workitemType: ['Fax'] }, 'workitemType'],
  [{ modifiedAt: 'now' }, 'modifiedAt'],
])('a patch of %j is refused at %s, and changes nothing', (body, param) => {
  const { ana, patch } = aHall()
  const before = ana.ask(`GET ${one('disp_resolved')}`).body
  expect(patch('disp_resolved', body)).toMatchObject({
    status: 422,
    body: { code: 'VALIDATION_FAILED', param },
  })
  expect(ana.ask(`GET ${one('disp_resolved')}`).body).toEqual(before)
})

test('what is deleted is hidden in lists, found by id, not changed, and not given', () => {
  const { hall, ana, patch } = aHall()
  const device = ana.connect()
  expect(ana.ask(`DELETE ${one('disp_sale')}`)).toMatchObject({ status: 204, body: {} })
  expect(ana.ask(`DELETE ${one('disp_sale')}`).status).toBe(204)
  expect(device.events('SchemaTypeChangeNotification').map((event) => event['message'])).toMatchObject([
    { type: 'disposition', change: 'deleted', object: { dispositionId: 'disp_sale' } },
  ])
  expect(ana.ask(`GET ${at}?q=name:sale`).body['total']).toBe(0)
  expect(ana.ask(`GET ${one('disp_sale')}`).body['deletedAt']).toBe(hall.clock.now())
  expect(patch('disp_sale', { name: 'x' })).toMatchObject({
    status: 409,
    body: { code: 'ACTION_NOT_ALLOWED' },
  })
  expect(ana.ask(`DELETE ${one('disp_nobody')}`).status).toBe(404)
})

test('everyone of the tenant hears of a definition, and a new one can be given at once', () => {
  const { ana, hall, ask } = aLiveText()
  const eva = hall.as('eva').connect('device-2')
  const zoe = hall.as('zoe').connect('device-3')
  const made = ana.ask(`POST ${at}`, { key: aKey(), body: { name: 'Parcel Lost', mediaType: 'email' } }).body
  expect(eva.events('SchemaTypeChangeNotification').map((event) => event['message'])).toEqual([
    { type: 'disposition', change: 'created', object: made },
  ])
  expect(zoe.events('SchemaTypeChangeNotification')).toEqual([])
  expect(ask('POST /disposition', { dispositionId: made['dispositionId'] }).status).toBe(200)
})

test.each([
  ['eva', `POST ${at}`, 'dispositions:write'],
  ['eva', `PATCH ${one('disp_sale')}`, 'dispositions:write'],
  ['ivo', `DELETE ${one('disp_sale')}`, 'dispositions:delete'],
])('%s may not %s, and is told that it takes %s', (who, route, param) => {
  const { hall, ana } = aHall()
  const before = ana.ask(`GET ${at}`).body
  const sent = route.startsWith('DELETE') ? {} : { body: SAMPLE }
  expect(hall.as(who).ask(route, { key: aKey(), ...sent })).toMatchObject({
    status: 403,
    body: { type: 'permission', code: 'PERMISSION_DENIED', param },
  })
  expect(ana.ask(`GET ${at}`).body).toEqual(before)
})

test('without the scope to read nothing of the catalogue is shown', () => {
  const { hall, ana } = aHall()
  hall.inside((core) => {
    const user = core.world.users.get('u_ana')
    if (user) user.authorities = ['dispositions:write']
  })
  for (const route of [`GET ${at}`, `GET ${one('disp_sale')}`])
    expect(ana.ask(route)).toMatchObject({ status: 403, body: { param: 'dispositions:read' } })
})

test('a repeat with its key creates one definition, and a key is needed', () => {
  const { ana } = aHall()
  const sent = { key: aKey(), body: { ...SAMPLE, dispositionId: 'disp_once' } }
  const [first, second] = [ana.ask(`POST ${at}`, sent), ana.ask(`POST ${at}`, sent)]
  expect([second.status, second.body]).toEqual([201, first.body])
  expect(ana.ask(`POST ${at}`, { body: SAMPLE }).body['code']).toBe('IDEMPOTENCY_KEY_REQUIRED')
})
