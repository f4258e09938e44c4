import { describe, expect, test } from 'vitest'
import { LanguageCode, Nextiva, WorkitemTypes } from '../../../preload/services.ts'
import { createDesk, startPhone } from '../../phone.ts'
import { isLive, later } from '../../situation.ts'
import { herServices, refusalOf } from './here.ts'

const aDefinition = () => ({
  name: 'Resolved Issue',
  localizations: { name: { [LanguageCode.EN]: 'Resolved Issue', [LanguageCode.ES]: 'Problema Resuelto' } },
  workitemType: [WorkitemTypes.InboundCall, WorkitemTypes.OutboundEmail],
  resolveTicket: true,
  resolved: true,
  tenantId: 't_abcde',
  createdAt: Date.now(),
  createdBy: 'user_admin',
  objectType: 'disposition',
})

describe('disposition definitions, by the documented methods', () => {
  test('one is created, found by its id, changed, searched by a prefix, and deleted', async () => {
    const { schemaTypes } = await herServices()
    const made = await schemaTypes.create('disposition', { data: aDefinition() })
    expect(made).toMatchObject({
      name: 'Resolved Issue',
      resolved: true,
      localizations: { name: { es: 'Problema Resuelto' } },
    })
    const id = made.dispositionId
    expect(await schemaTypes.retrieve('disposition', { id })).toEqual(made)

    const changed = await schemaTypes.update('disposition', {
      id,
      data: {
        localizations: { name: { [LanguageCode.EN]: 'Issue Completely Resolved' } },
        note: 'Mind the tone.',
      },
    })
    expect(changed).toMatchObject({
      note: 'Mind the tone.',
      localizations: { name: { en: 'Issue Completely Resolved', es: 'Problema Resuelto' } },
    })
    expect(changed.version).toBeGreaterThan(made.version ?? Infinity)
    expect(await schemaTypes.retrieve('disposition', { id })).toEqual(changed)

    const search = { q: 'name:Resolved*', rows: 10, start: 0 }
    const found = await schemaTypes.search('disposition', search)
    expect(found.list.map((one) => one.dispositionId)).toEqual(expect.arrayContaining([id, 'disp_resolved']))
    expect(found.count).toBe(found.list.length)

    expect(await schemaTypes.delete('disposition', { id })).toBeUndefined()
    const left = await schemaTypes.search('disposition', search)
    expect(left.list.map((one) => one.dispositionId)).not.toContain(id)
    expect((await schemaTypes.retrieve('disposition', { id })).deletedAt).toBeGreaterThan(0)
  })

  test('a name is required, and an id is taken once', async () => {
    const { schemaTypes } = await herServices()
    expect(await refusalOf(schemaTypes.create('disposition', { data: { name: ' ' } }))).toMatchObject({
      param: 'data.name',
    })
    const twice = { ...aDefinition(), dispositionId: 'disp_resolved' }
    expect(await refusalOf(schemaTypes.create('disposition', { data: twice }))).toMatchObject({
      code: 'VALIDATION_FAILED',
      param: 'dispositionId',
    })
  })

  test('an unknown workitem type, an unknown language and a moment that is none are refused by name', async () => {
    const { schemaTypes } = await herServices()
    const create = (more: object) =>
      refusalOf(schemaTypes.create('disposition', { data: { ...aDefinition(), ...more } }))
    expect(await create({ workitemType: ['Telegram'] })).toMatchObject({ param: 'data.workitemType.0' })
    expect(await create({ localizations: { name: { XX: 'x' } } })).toMatchObject({
      param: expect.stringContaining('data.localizations.name') as string,
    })
    expect(await create({ callbackTime: 1.5 })).toMatchObject({ param: 'data.callbackTime' })
  })

  test('who may only read is refused before anything is sent, by the name of the scope', async () => {
    const { centre } = await herServices()
    const desk = createDesk()
    later(desk.gone)
    const ivo = await startPhone(desk, { server: centre.url, userName: 'ivo', password: 'ringdesk' })
    later(ivo.stop)
    await ivo.until(isLive)
    const theirs = new Nextiva({ ringdesk: ivo.bridge }).getSchemaTypeClient()
    const refusedBy = (scope: string) => ({ code: 'PERMISSION_DENIED', param: scope })
    const before = centre.state().requests.length
    expect(await refusalOf(theirs.create('disposition', { data: { name: 'Mine' } }))).toMatchObject(
      refusedBy('dispositions:write'),
    )
    expect(await refusalOf(theirs.delete('disposition', { id: 'disp_resolved' }))).toMatchObject(
      refusedBy('dispositions:delete'),
    )
    expect(centre.state().requests.length).toBe(before)
    expect(await theirs.retrieve('disposition', { id: 'disp_resolved' })).toMatchObject({ name: 'Resolved' })
  })

  test('contacts are created, changed and found; users, inboxes and surveys are listed', async () => {
    const { schemaTypes } = await herServices()
    const made = await schemaTypes.create('contact', {
      data: { name: 'Nadia Petrova', connections: [{ kind: 'phone', value: '+14805550199', primary: true }] },
    })
    await schemaTypes.update('contact', { id: made.contactId, data: { company: 'North Star' } })
    const found = await schemaTypes.search('contact', { q: 'name:nadia' })
    expect(found.list).toMatchObject([{ contactId: made.contactId, company: 'North Star' }])
    expect((await schemaTypes.search('user')).list.map((user) => user.userId)).toContain('u_ivo')
    expect((await schemaTypes.search('queue')).list.map((inbox) => inbox.inboxId)).toContain('q_sales')
    expect((await schemaTypes.search('survey')).list.map((one) => one.surveyId)).toContain('survey_complaint')
  })
})
