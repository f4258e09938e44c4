import { describe, expect, it } from 'vitest'
import { memorySecrets, settle } from '../../ports.ts'
import { grant, signedIn, someCredentials } from './signedIn.ts'

const SERVER = 'https://centre.example'

describe('signing in', () => {
  it('trades name and password for a token, which is kept', async () => {
    const { credentials, last, secrets } = someCredentials()
    const done = credentials.signIn(SERVER, ' ada ', 'pässword')
    expect([last().method, last().url]).toEqual(['GET', `${SERVER}/provider/token-with-authorities`])
    const basic = Buffer.from(last().headers['authorization']?.slice('Basic '.length) ?? '', 'base64')
    expect(basic.toString()).toBe('ada:pässword')
    last().reply(200, grant('first'))
    expect(await done).toEqual({ ok: true, value: null })
    expect(credentials.who()).toMatchObject({
      server: SERVER,
      userName: 'ada',
      location: 'https://eu.centre.example',
    })
    expect([secrets.kept?.includes('first'), secrets.kept?.includes('pässword')]).toEqual([true, false])
  })

  it.each([
    ['', 'ada', 'BAD_ADDRESS', 'server'],
    ['http://centre.example', 'ada', 'BAD_ADDRESS', 'server'],
    [SERVER, '  ', 'BAD_INPUT', 'userName'],
    [SERVER, 'a:b', 'BAD_INPUT', 'userName'],
  ])('at %j as %j is refused before anything is sent', async (server, name, code, param) => {
    const { credentials, asked } = someCredentials()
    expect(await credentials.signIn(server, name, 'x')).toMatchObject({ failure: { code, param } })
    expect(asked).toEqual([])
  })

  it.each([
    [401, {}, 'WRONG_PASSWORD'],
    [404, {}, 'NOT_A_SERVER'],
    [500, {}, 'UNAVAILABLE'],
    [200, { token: 'x' }, 'NOT_A_SERVER'],
    [200, { token: 'x', location: 'http://elsewhere.example' }, 'BAD_ADDRESS'],
  ])('answered with %i %j is %s, and nobody is signed in', async (status, json, code) => {
    const { credentials, last } = someCredentials()
    const done = credentials.signIn(SERVER, 'ada', 'x')
    last().reply(status, json)
    expect(await done).toMatchObject({ failure: { code } })
    expect(credentials.who()).toBeUndefined()
  })

  it('with a wrong password leaves the sign-in that is there', async () => {
    const { credentials, last } = await signedIn()
    const done = credentials.signIn(SERVER, 'ada', 'wrong')
    last().reply(401)
    await done
    expect(credentials.who()?.userName).toBe('ada')
  })
})

describe('a sign-in without a keyring', () => {
  it.each([() => Promise.resolve(false), () => Promise.reject(new Error('locked'))])(
    'is held in memory, and says so',
    async (save) => {
      const { credentials } = await signedIn(3_600, { ...memorySecrets(), save })
      expect([credentials.kept(), credentials.who()?.userName]).toEqual([false, 'ada'])
    },
  )
})

describe('a sign-in from an earlier start', () => {
  const kept = JSON.stringify({ server: SERVER, userName: 'ada', location: SERVER, token: 't' })

  it.each([
    ['', ''],
    [SERVER, ''],
    ['centre.example/', 'ada'],
  ])('is taken up for %j and %j', async (server, name) => {
    const { credentials } = someCredentials(memorySecrets(kept))
    expect(await credentials.restore(server, name)).toBe(true)
    expect(credentials.who()).toMatchObject({ server: SERVER, userName: 'ada', location: SERVER })
  })

  it.each([
    ['https://other.example', ''],
    ['http://nonsense.example', ''],
    [SERVER, 'grace'],
  ])('is not taken up for %j and %j', async (server, name) => {
    expect(await someCredentials(memorySecrets(kept)).credentials.restore(server, name)).toBe(false)
  })

  it.each([undefined, '', '{', '{"server":7}', 'null'])('that reads %j is none', async (secret) => {
    expect(await someCredentials(memorySecrets(secret)).credentials.restore('', '')).toBe(false)
  })

  it('that the keyring does not give out is none', async () => {
    const secrets = { ...memorySecrets(kept), load: () => Promise.reject(new Error('locked')) }
    expect(await someCredentials(secrets).credentials.restore('', '')).toBe(false)
  })

  it('is renewed soon: nobody knows how much of its life is left', async () => {
    const { credentials, clock, refreshes, refreshed, secrets } = someCredentials(memorySecrets(kept))
    await credentials.restore('', '')
    await clock.advance(5_000)
    refreshes()[0]?.reply(200, grant('second'))
    await settle()
    expect([refreshed(), secrets.kept?.includes('second')]).toEqual([1, true])
  })
})

describe('signing out', () => {
  it('forgets the token, here and on the disk', async () => {
    const { credentials, secrets, clock } = await signedIn()
    await credentials.drop()
    expect([credentials.who(), secrets.kept, clock.pending()]).toEqual([undefined, undefined, 0])
    expect(await credentials.send({ method: 'GET', path: '/x' })).toMatchObject({
      failure: { code: 'SIGNED_OUT' },
      effect: 'none',
    })
  })

  it('goes on where the disk does not forget, and says so', async () => {
    const secrets = { ...memorySecrets(), clear: () => Promise.reject(new Error('read-only')) }
    const { credentials, phrases } = await signedIn(3_600, secrets)
    await credentials.drop()
    expect(phrases()).toEqual(['stored sign-in could not be removed'])
  })
})
