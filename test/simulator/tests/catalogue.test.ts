import { expect, test } from 'vitest'
import { Inbox, User, Workitem } from '../../../preload/contract.ts'
import { openHall } from './hall.ts'
import { aLiveText } from './written.ts'

test('every type is listed and found by id, as the contract reads it', () => {
  const { ana, item } = aLiveText()
  const get = (path: string) => ana.ask(`GET /data/api/types/${path}`)
  expect(Workitem.parse(get(`workitem/${item.workitemId}`).body)).toEqual(Workitem.parse(item))
  expect(User.parse(get('user/u_ana').body)).toMatchObject({ name: 'Ana Ruiz', presence: 'available' })
  expect(Inbox.parse(get('queue/q_sales').body)).toEqual({ inboxId: 'q_sales', name: 'Sales' })
  for (const [type, id] of [
    ['workitem', 'wi_no'],
    ['user', 'u_zoe'],
    ['queue', 'q_other_sales'],
    ['survey', 'no'],
    ['contact', 'no'],
    ['disposition', 'no'],
  ] as const) {
    expect(get(`${type}/${id}`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', param: 'id' } })
    expect(get(type).body).toMatchObject({
      count: expect.any(Number) as number,
      total: expect.any(Number) as number,
    })
  }
  expect(get('car').status).toBe(404)
})

test('users are searched with their presence, which follows what they do', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const found = (q: string) =>
    (ana.ask(`GET /data/api/types/user?q=${q}`).body['objects'] as User[]).map(({ userId }) => userId)
  expect(found('presence:available')).not.toContain('u_ana')
  ana.connect()
  expect(found('presence:available')).toContain('u_ana')
  expect(found('name:ruiz')).toEqual(['u_ana'])
})

test('what was written is found by a word of a message, and by what it is about', () => {
  const { ana, item } = aLiveText()
  const found = (q: string) =>
    ana.ask(`GET /data/api/types/workitem?q=${encodeURIComponent(q)}`).body['objects']
  for (const q of ['order', 'wher', '"is my order"', 'subject:order', 'channelType:email from:ben*'])
    expect(found(q), q).toEqual([item])
  expect(found('channelType:sms')).toEqual([])
})
