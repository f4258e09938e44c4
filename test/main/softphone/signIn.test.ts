import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createDesk, startPhone, type Phone } from '../../phone.ts'
import { startSimulator } from '../../simulator/start.ts'
import { anaAtHerDesk, answerACall, inState, isLive, isNotLive, later } from '../../situation.ts'

async function aPhoneOfItsOwn(config: {
  server?: string
  userName?: string
  password?: string
}): Promise<Phone> {
  const desk = createDesk()
  later(desk.gone)
  const phone = await startPhone(desk, config)
  later(phone.stop)
  return phone
}

async function aServerThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers)
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  later(() => new Promise((closed) => server.close(closed)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('signing in', () => {
  test('a first start asks for a sign-in, and goes live after it', async () => {
    const centre = await startSimulator()
    later(() => centre.stop())
    const phone = await aPhoneOfItsOwn({})
    await phone.until((state) => state.connection.link === 'signedOut')
    const input = { server: centre.url, userName: 'ana', password: 'ringdesk' }
    expect(await phone.run('app.signIn', input)).toEqual({ ok: true, value: null })
    const { session } = await phone.until(isLive)
    expect(session).toMatchObject({ name: 'Ana Ruiz', tenantId: 't_demo' })
    expect(session?.inboxes).toContainEqual({ inboxId: 'q_sales', name: 'Sales' })
  })

  test('a wrong password says so and keeps the name', async () => {
    const centre = await startSimulator()
    later(() => centre.stop())
    const phone = await aPhoneOfItsOwn({ server: centre.url, userName: 'ana', password: 'wrong' })
    const { connection, signIn } = await phone.until((state) => state.connection.link === 'signedOut')
    expect(connection.problem?.code).toBe('WRONG_PASSWORD')
    expect(signIn).toEqual({ server: centre.url, userName: 'ana' })
  })

  test('a web site instead of a contact centre is named as such', async () => {
    const server = await aServerThat((_request, answer) => answer.end('<!doctype html><title>Shop</title>'))
    const phone = await aPhoneOfItsOwn({})
    expect(await phone.run('app.signIn', { server, userName: 'ana', password: 'x' })).toMatchObject({
      ok: false,
      failure: { code: 'NOT_A_SERVER' },
    })
  })

  test('a server that does not speak TLS is told apart from one that is away', async () => {
    const server = await aServerThat((_request, answer) => answer.end('{}'))
    const phone = await aPhoneOfItsOwn({})
    const tls = { server: server.replace('http:', 'https:'), userName: 'ana', password: 'x' }
    expect(await phone.run('app.signIn', tls)).toMatchObject({ ok: false, failure: { code: 'TLS' } })
    const away = { server: 'http://127.0.0.1:9', userName: 'ana', password: 'x' }
    expect(await phone.run('app.signIn', away)).toMatchObject({ ok: false, failure: { code: 'UNREACHABLE' } })
  })

  test.each([
    '',
    'ftp://centre.example',
    'http://centre.example',
    'https://ana:x@centre.example',
    'https://',
  ])('the address "%s" is refused by name', async (server) => {
    const phone = await aPhoneOfItsOwn({})
    expect(await phone.run('app.signIn', { server, userName: 'ana', password: 'x' })).toMatchObject({
      ok: false,
      failure: { code: 'BAD_ADDRESS', param: 'server' },
    })
  })

  test('signing out forgets the token and what was on the screen', async () => {
    const here = await anaAtHerDesk()
    await answerACall(here)
    await here.phone.run('app.signOut', {})
    const state = await here.phone.until((now) => now.connection.link === 'signedOut')
    expect(state.workitems).toEqual([])
    expect(state.session).toBeUndefined()
    expect(here.desk.secret).toBeUndefined()
    expect(here.desk.profile?.last).toBeUndefined()
  })
})

describe('a token that ends', () => {
  test('one that a refresh can save is refreshed, and a call offered meanwhile rings once', async () => {
    const { centre, phone } = await anaAtHerDesk()
    centre.control('expire', { refreshable: true })
    await phone.until(isNotLive)
    centre.control('call', {})
    await phone.until((state) => isLive(state) && state.offers.length === 1)
    expect(phone.changes.filter((one) => one.kind === 'offer').length).toBe(1)
  })

  test('one that none can save asks for the password, and the call offered meanwhile rings', async () => {
    const { centre, phone, again } = await anaAtHerDesk()
    await phone.stop()
    const kept = await again('')
    await kept.until(isLive)
    centre.control('expire', { refreshable: false })
    await kept.until((state) => state.connection.link === 'expired')
    centre.control('call', {})
    const input = { server: centre.url, userName: 'ana', password: 'ringdesk' }
    expect(await kept.run('app.signIn', input)).toMatchObject({ ok: true })
    await kept.until((state) => isLive(state) && state.offers.length === 1)
  })

  test('it is refreshed ahead of its end while the link stays up', async () => {
    const centre = await startSimulator()
    later(() => centre.stop())
    centre.control('set', { tokenSeconds: 2 })
    const phone = await aPhoneOfItsOwn({ server: centre.url, userName: 'ana', password: 'ringdesk' })
    await phone.until(isLive)
    const since = phone.state().connection.since
    await phone.until(() => centre.state().requests.some(({ path }) => path.includes('token-refresh')))
    expect(phone.state().connection).toMatchObject({ link: 'live', since })
  })
})

describe('a restart', () => {
  test('the token of the last start serves, and a call that is up is there again', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    await here.phone.stop()
    const restarted = await here.again('')
    await restarted.until((state) => isLive(state) && inState(state, 'active')?.workitemId === workitemId)
  })

  test('without a keyring nothing secret is kept, and the app says so', async () => {
    const centre = await startSimulator()
    later(() => centre.stop())
    const desk = createDesk(false)
    later(desk.gone)
    const config = { server: centre.url, userName: 'ana', password: 'ringdesk' }
    const phone = await startPhone(desk, config)
    later(phone.stop)
    expect((await phone.until(isLive)).notices).toContain('tokenInMemory')
    expect(desk.secret).toBeUndefined()
  })

  test('without a server the list is there at once, marked stale', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    await here.phone.stop()
    await here.centre.stop()
    const restarted = await here.again('')
    const { connection, workitems, session } = await restarted.until((state) => state.workitems.length > 0)
    expect(workitems[0]?.workitemId).toBe(workitemId)
    expect(connection.staleSince).toBeDefined()
    expect(session?.inboxes.length).toBeGreaterThan(0)
  })
})
