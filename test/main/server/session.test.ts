import { describe, expect, it } from 'vitest'
import { createSessionDesk } from '../../../main/server/session.ts'
import { settle } from '../../ports.ts'
import { signedIn } from './signedIn.ts'

const device = { deviceId: 'd1', platform: 'linux', appVersion: '1' }
const ANSWER = { user: { userId: 'u1', name: 'Ada' }, tenant: { tenantId: 't1', name: 'ACME' } }

async function aDesk() {
  const one = await signedIn()
  return { ...one, desk: createSessionDesk(one.credentials) }
}

describe('opening a session', () => {
  it('says who is there and what the queues are called', async () => {
    const { desk, asked } = await aDesk()
    const opened = desk.open(device)
    expect([asked[0]?.method, asked[0]?.url, asked[0]?.body]).toEqual([
      'POST',
      'https://eu.centre.example/users/api/session',
      device,
    ])
    asked[0]?.reply(200, ANSWER)
    await settle()
    asked[1]?.reply(200, { count: 2, total: 2, objects: [{ inboxId: 'q1', name: 'Sales' }, { odd: 1 }] })
    expect(await opened).toMatchObject({
      ok: true,
      value: { server: 'https://centre.example', userName: 'ada', userId: 'u1', tenantName: 'ACME' },
    })
    expect(await opened).toMatchObject({ value: { inboxes: [{ inboxId: 'q1', name: 'Sales' }] } })
  })

  it.each([
    [500, {}],
    [200, null],
    [200, { objects: 'none' }],
  ])('goes on without the names of the queues (%i %j)', async (status, json) => {
    const { desk, asked } = await aDesk()
    const opened = desk.open(device)
    asked[0]?.reply(200, ANSWER)
    await settle()
    asked[1]?.reply(status, json)
    expect(await opened).toMatchObject({ ok: true, value: { inboxes: [] } })
  })

  it('is refused as the server refuses, or where its answer makes no sense', async () => {
    const { desk, asked } = await aDesk()
    const first = desk.open(device)
    asked[0]?.reply(403, { type: 'permission', code: 'PERMISSION_DENIED', message: 'No.' })
    expect(await first).toMatchObject({ failure: { code: 'PERMISSION_DENIED' } })
    const second = desk.open(device)
    asked[1]?.reply(200, { user: 'ada' })
    expect(await second).toMatchObject({ failure: { code: 'NOT_A_SERVER' } })
  })

  it('whose person has left meanwhile is nobody’s', async () => {
    const { desk, asked, credentials } = await aDesk()
    const opened = desk.open(device)
    await credentials.drop()
    asked[0]?.reply(200, ANSWER)
    expect(await opened).toMatchObject({ failure: { code: 'SIGNED_OUT' } })
  })
})

describe('a ticket', () => {
  const ticket = (url: string) => ({ url, ticket: 't1', expiresIn: 30 })

  it('comes with an address on the host of the location', async () => {
    const { desk, asked } = await aDesk()
    const got = desk.ticket()
    expect([asked[0]?.method, asked[0]?.url]).toEqual([
      'POST',
      'https://eu.centre.example/users/api/ws-ticket',
    ])
    asked[0]?.reply(200, ticket('wss://eu.centre.example/events'))
    expect(await got).toEqual({ ok: true, value: ticket('wss://eu.centre.example/events') })
  })

  it.each([
    ['wss://evil.example/events', 'BAD_ADDRESS'],
    ['ws://eu.centre.example/events', 'BAD_ADDRESS'],
    ['', 'NOT_A_SERVER'],
  ])('for %j is refused', async (url, code) => {
    const { desk, asked } = await aDesk()
    const got = desk.ticket()
    asked[0]?.reply(200, ticket(url))
    expect(await got).toMatchObject({ failure: { code } })
  })

  it('for somebody who has left meanwhile is of no use', async () => {
    const { desk, asked, credentials } = await aDesk()
    const got = desk.ticket()
    await credentials.drop()
    asked[0]?.reply(200, ticket('wss://eu.centre.example/events'))
    expect(await got).toMatchObject({ failure: { code: 'SIGNED_OUT' } })
  })

  it('waits as long as the server says', async () => {
    const { desk, asked } = await aDesk()
    const got = desk.ticket()
    asked[0]?.reply(503, {}, { 'retry-after': '7' })
    expect(await got).toMatchObject({ failure: { retryAfterMs: 7_000 } })
  })
})

describe('closing it', () => {
  it('tells the server, and does not mind what it says', async () => {
    const { desk, asked } = await aDesk()
    const closed = desk.close()
    expect([asked[0]?.method, asked[0]?.url]).toEqual([
      'DELETE',
      'https://eu.centre.example/users/api/session',
    ])
    asked[0]?.reply(500)
    await expect(closed).resolves.toBeUndefined()
  })
})
