import { expect, test } from 'vitest'
import { Contact } from '../../../preload/contract.ts'
import { mergePatch } from '../core/mergePatch.ts'
import { aKey, openHall } from './hall.ts'
import { aLiveText } from './written.ts'

const at = '/data/api/types/contact'
const phone = (value: string) => [{ kind: 'phone', value, primary: true }]

test('a contact is created, found, and known by its number from then on', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  const ivo = hall.as('ivo').connect('device-2')
  const body = {
    name: ' Ada Byron ',
    connections: phone('+14805550666'),
    company: 'Engines',
    contactId: 'mine',
  }
  const made = ana.ask(`POST ${at}`, { key: aKey(), body })
  expect(made.status).toBe(201)
  const contact = Contact.parse(made.body)
  expect(contact).toMatchObject({ name: 'Ada Byron', company: 'Engines' })
  expect(contact.contactId).not.toBe('mine')
  expect(ana.ask(`GET ${at}/${contact.contactId}`).body).toEqual(made.body)
  expect(ana.ask(`GET ${at}?q=name:ada`).body['objects']).toEqual([made.body])
  for (const each of [device, ivo]) {
    expect(each.events('SchemaTypeChangeNotification').at(-1)?.['message']).toEqual({
      type: 'contact',
      change: 'created',
      object: made.body,
    })
  }
  hall.call({ from: '+14805550666' })
  expect(ana.open()).toMatchObject({ name: 'Ada Byron', contactId: contact.contactId })
})

test('another tenant neither sees, nor changes, nor hears of a contact', () => {
  const hall = openHall()
  const zoe = hall.as('zoe')
  const device = zoe.connect()
  hall.as('ana').ask(`PATCH ${at}/ct_ben`, { body: { company: 'New' } })
  expect(device.events('SchemaTypeChangeNotification')).toEqual([])
  expect(zoe.ask(`GET ${at}/ct_ben`).status).toBe(404)
  expect(zoe.ask(`PATCH ${at}/ct_ben`, { body: { company: 'X' } }).status).toBe(404)
})

test('a patch changes what it names, takes away what is null, and leaves the rest', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  const before = Contact.parse(ana.ask(`GET ${at}/ct_ben`).body)
  const after = ana.ask(`PATCH ${at}/ct_ben`, { body: { name: 'Benjamin Ode', company: null, blockedAt: 1 } })
  expect(after.status).toBe(200)
  expect(after.body).toEqual({
    contactId: 'ct_ben',
    version: expect.any(Number) as number,
    name: 'Benjamin Ode',
    connections: before.connections,
  })
  expect(after.body['version']).toBeGreaterThan(before.version)
  expect(device.events('SchemaTypeChangeNotification')).toHaveLength(1)
  expect(ana.ask(`PATCH ${at}/ct_ben`, { body: { name: 'Benjamin Ode' } }).body).toEqual(after.body)
  expect(device.events('SchemaTypeChangeNotification')).toHaveLength(1)
})

test.each([
  [{ name: null }, 'name'],
  [{ name: ' ' }, 'name'],
  [{ connections: {} }, 'connections'],
  [{ connections: [7] }, 'connections[0]'],
  [{ connections: [{ kind: 'fax', value: '1' }] }, 'connections[0].kind'],
  [{ connections: [...phone('1'), { kind: 'email' }] }, 'connections[1].value'],
  [{ connections: [{ kind: 'phone', value: '1', primary: 1 }] }, 'connections[0].primary'],
  [{ company: 7 }, 'company'],
  [{ doNotCall: 'yes' }, 'doNotCall'],
])('a contact of %j is refused at %s', (body, param) => {
  const ana = openHall().as('ana')
  const refused = { status: 422, body: { code: 'VALIDATION_FAILED', param } }
  expect(ana.ask(`POST ${at}`, { key: aKey(), body: { name: 'A', ...body } })).toMatchObject(refused)
  expect(ana.ask(`PATCH ${at}/ct_ben`, { body })).toMatchObject(refused)
})

test('without a key each request makes a contact; with one, a repeat makes none', () => {
  const ana = openHall().as('ana')
  const sent = { key: aKey(), body: { name: 'Twice' } }
  const ids = [sent, sent, { body: { name: 'Twice' } }].map(
    (one) => ana.ask(`POST ${at}`, one).body['contactId'],
  )
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
  expect(ana.ask(`GET ${at}?q=name:twice`).body['total']).toBe(2)
})

test('the list begins with what changed last, in pages', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  hall.clock.advance(1_000)
  ana.ask(`PATCH ${at}/ct_zero`, { body: { company: 'Nothing' } })
  const ids = (query: string) =>
    (ana.ask(`GET ${at}?${query}`).body['objects'] as Contact[]).map(({ contactId }) => contactId)
  expect(ids('rows=2')).toEqual(['ct_zero', 'ct_arabic'])
  expect(ids('rows=1&start=1')).toEqual(['ct_arabic'])
})

test('who asks not to be called is on the tenant’s list, and off it when that is taken back', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const list = () => hall.inside((core) => [...(core.world.tenants.get('t_demo')?.doNotCall ?? [])])
  ana.ask(`PATCH ${at}/ct_ben`, { body: { doNotCall: true } })
  expect(list()).toEqual(['+14805550134'])
  ana.ask(`PATCH ${at}/ct_ben`, { body: { doNotCall: null } })
  expect(list()).toEqual([])
})

test('a workitem is given its contact, whose name it has from then on', () => {
  const { ask, now } = aLiveText({ from: 'unknown@shop.example' })
  expect(now()).not.toHaveProperty('contactId')
  const given = ask('PUT /contact', { contactId: 'ct_li' })
  expect(given).toMatchObject({ status: 200, body: { contactId: 'ct_li', name: 'Li Wei' } })
  expect(ask('PUT /contact', { contactId: 'ct_li' }).body['version']).toBe(given.body['version'])
  for (const contactId of ['ct_foreign', 'ct_no', undefined, 7])
    expect(ask('PUT /contact', { contactId })).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED', param: 'contactId' },
    })
})

// The examples of RFC 7396, appendix A.
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j patched with %j is %j', (target, patch, result) => {
  expect(mergePatch(target, patch)).toEqual(result)
})
