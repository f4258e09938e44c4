import { expect, test } from 'vitest'
import { aKey, openHall } from './hall.ts'
import { aLiveText, hangUp } from './written.ts'

test('a note is kept, and one that was based on an older one is refused with the workitem', () => {
  const { ask, item, device } = aLiveText()
  const first = ask('PUT /notes', { text: 'Wants a refund', baseVersion: item.version })
  expect(first).toMatchObject({ status: 200, body: { note: 'Wants a refund' } })
  expect(device.events('WorkitemStateChangeNotification').at(-1)?.['message']).toEqual(first.body)
  const late = ask('PUT /notes', { text: 'Something else', baseVersion: item.version })
  expect(late).toMatchObject({
    status: 409,
    body: { type: 'conflict', code: 'NOTES_CHANGED', workitem: first.body },
  })
  const based = ask('PUT /notes', { text: 'Something else', baseVersion: first.body['version'] })
  expect(based.body['note']).toBe('Something else')
})

test('a change that left the note alone does not stand in the way of another', () => {
  const { ana, ask, item } = aLiveText()
  ana.ask(`POST /users/api/calls/${item.workitemId}/hold`)
  expect(ask('PUT /notes', { text: 'n', baseVersion: item.version }).status).toBe(200)
})

test('a note that came with a disposition counts as a change of the note', () => {
  const { ask, item } = aLiveText()
  ask('POST /disposition', { dispositionId: 'disp_followup', note: 'theirs' })
  expect(ask('PUT /notes', { text: 'mine', baseVersion: item.version }).body['code']).toBe('NOTES_CHANGED')
})

test.each([
  [{ baseVersion: 1 }, 'text'],
  [{ text: 7, baseVersion: 1 }, 'text'],
  [{ text: 'n' }, 'baseVersion'],
  [{ text: 'n', baseVersion: 'now' }, 'baseVersion'],
])('a note of %j is refused at %s', (body, param) => {
  expect(aLiveText().ask('PUT /notes', body)).toMatchObject({
    status: 422,
    body: { code: 'VALIDATION_FAILED', param },
  })
})

test('a missed call is marked as seen, and as not seen again', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  const callId = hall.call({ userId: 'u_ana' })
  hall.callerHangsUp(callId)
  const [missed] = ana.workitems()
  expect(missed).toMatchObject({ missedStatus: 0, actions: ['missedCallDialed'] })
  const at = `PUT /users/api/workitems/${missed?.workitemId}/missedcalldialed`
  const mark = (body: object) => ana.ask(at, { key: aKey(), body })
  const marked = mark({})
  expect(marked.body).toMatchObject({ missedStatus: 1, state: 'terminated' })
  expect(device.events('WorkitemStateChangeNotification').at(-1)?.['message']).toEqual(marked.body)
  expect(mark({ played: true }).body['version']).toBe(marked.body['version'])
  expect(mark({ played: false }).body['missedStatus']).toBe(0)
  expect(mark({ played: 'yes' })).toMatchObject({ status: 422, body: { param: 'played' } })
  expect(ana.ask(at, { body: {} }).body['code']).toBe('IDEMPOTENCY_KEY_REQUIRED')
})

test('a voicemail is marked as played only where there is one', () => {
  expect(aLiveText().ask('PUT /voicemailplayed', {})).toMatchObject({
    status: 409,
    body: { code: 'ACTION_NOT_ALLOWED' },
  })
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.call({ userId: 'u_ana', caller: { says: 'Please call me back.' } })
  const { workitemId } = ana.offer()
  ana.ask(`POST /users/api/calls/${workitemId}/voicemail`, { key: aKey() })
  hall.clock.advance(60_000)
  const mark = (body: object) =>
    ana.ask(`PUT /users/api/workitems/${workitemId}/voicemailplayed`, { key: aKey(), body }).body['vmStatus']
  expect(ana.workitems()[0]?.vmStatus).toBe(0)
  expect([mark({}), mark({ played: false }), mark({ played: true })]).toEqual([1, 0, 1])
})

test('a wrap-up is extended by what the tenant gives, and ends then', () => {
  const { hall, ana, ask, item, now } = aLiveText(
    {},
    { dispositionRequired: false, wrapupSeconds: 60, wrapupExtendSeconds: 30 },
  )
  const { wrapupExpiresAt = 0, actions } = hangUp(ana, item)
  expect(actions).toContain('extendwrapup')
  expect(ask('POST /extendwrapup').body['wrapupExpiresAt']).toBe(wrapupExpiresAt + 30_000)
  hall.clock.advance(89_999)
  expect(now().state).toBe('wrapup')
  hall.clock.advance(1)
  expect(now().state).toBe('terminated')
})

test('where the tenant gives no more time, or the wrap-up has no deadline, it cannot be extended', () => {
  for (const settings of [
    { dispositionRequired: false, wrapupExtendSeconds: 0 },
    { dispositionRequired: true },
  ]) {
    const { ana, ask, item } = aLiveText({}, settings)
    expect(hangUp(ana, item).actions).not.toContain('extendwrapup')
    expect(ask('POST /extendwrapup').status).toBe(409)
  }
})
