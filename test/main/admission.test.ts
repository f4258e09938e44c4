import { describe, expect, it } from 'vitest'
import { refuse, type Result, type Session } from '../../preload/contract.ts'
import { promised, settle } from '../ports.ts'
import { SESSION } from '../renderer/fixtures.ts'
import { aTicket } from './server/link.ts'
import { aWay, code, SERVER } from './way.ts'

describe('the way in', () => {
  it('with nobody signed in is closed', async () => {
    const { admission, calls } = aWay()
    expect([code(await admission.admit()), calls]).toEqual(['SIGNED_OUT', ['restore']])
  })

  it('from an earlier start goes over session and ticket', async () => {
    const { admission, calls, server, opened, profile } = aWay()
    server.restore = true
    expect(code(await admission.admit())).toBe('ok')
    expect([calls, opened]).toEqual([['restore', 'session', 'ticket'], ['ivo']])
    expect(profile.kept.last?.userName).toBe('ivo')
  })

  it('does not do again what was done', async () => {
    const { admission, calls, server } = aWay()
    server.restore = true
    await admission.admit()
    await admission.admit()
    expect(calls).toEqual(['restore', 'session', 'ticket', 'ticket'])
  })

  it('with a password from the environment signs in by itself', async () => {
    const { admission, calls } = aWay({ server: SERVER, userName: 'ivo', password: 'x' })
    expect(code(await admission.admit())).toBe('ok')
    expect(calls).toEqual(['restore', 'signIn', 'session', 'ticket'])
  })

  it.each([
    ['wrong', 'WRONG_PASSWORD'],
    ['nowhere', 'UNREACHABLE'],
  ])('says what is %s', async (_, why) => {
    const { admission, server } = aWay({ server: SERVER, userName: 'ivo', password: 'x' })
    server.signIn = refuse(why, 'No.')
    expect(code(await admission.admit())).toBe(why)
  })

  it('is closed where there is no session, and opens it the next time', async () => {
    const { admission, server, calls } = aWay()
    server.restore = true
    server.session = () => Promise.resolve(refuse('UNAVAILABLE', 'No.'))
    expect(code(await admission.admit())).toBe('UNAVAILABLE')
    server.session = () => Promise.resolve({ ok: true, value: SESSION })
    expect(code(await admission.admit())).toBe('ok')
    expect(calls.filter((call) => call === 'session')).toHaveLength(2)
  })
})

describe('an expired sign-in', () => {
  const expire = (server: ReturnType<typeof aWay>['server']) => {
    let asked = 0
    server.ticket = () => ((asked += 1) === 1 ? refuse('SIGN_IN_EXPIRED', 'No.') : aTicket('t2'))
  }

  it('asks for the password', async () => {
    const { admission, server, calls } = aWay()
    server.restore = true
    expire(server)
    expect(code(await admission.admit())).toBe('SIGN_IN_EXPIRED')
    expect(calls).not.toContain('signIn')
  })

  it('is renewed by the password of this start, if it is the same person’s', async () => {
    const own = aWay({ server: SERVER, userName: 'ivo', password: 'x' })
    own.server.restore = true
    expire(own.server)
    expect(code(await own.admission.admit())).toBe('ok')
    const other = aWay({ server: SERVER, userName: 'ada', password: 'x' })
    other.server.restore = true
    expire(other.server)
    expect(code(await other.admission.admit())).toBe('SIGN_IN_EXPIRED')
  })
})

describe('two ways in at once, after a wake-up', () => {
  it('both wait until what is known is ready to be heard', async () => {
    const { admission, server, calls, opened, opening } = aWay()
    server.restore = true
    const ready = promised()
    opening.wait = ready.promise
    const both = [admission.admit()]
    await settle()
    both.push(admission.admit())
    await settle()
    expect(calls).not.toContain('ticket')
    ready.keep()
    expect((await Promise.all(both)).map(code)).toEqual(['ok', 'ok'])
    expect(opened.length).toBeGreaterThan(0)
  })
})

describe('somebody who leaves while the way in is open', () => {
  it('is not brought back by the answer', async () => {
    const { admission, server, opened, profile } = aWay()
    server.restore = true
    const answer = promised<Result<Session>>()
    server.session = () => answer.promise
    const admitted = admission.admit()
    await settle()
    await admission.signOut()
    answer.keep({ ok: true, value: SESSION })
    expect(code(await admitted)).toBe('SIGNED_OUT')
    expect([opened, profile.kept.last]).toEqual([[], undefined])
  })
})

describe('somebody who leaves while the session is being made ready', () => {
  it('finds it closed the next time', async () => {
    const { admission, server, calls, opening } = aWay()
    server.restore = true
    const ready = promised()
    opening.wait = ready.promise
    const admitted = admission.admit()
    await settle()
    await admission.signOut()
    ready.keep()
    expect(code(await admitted)).toBe('SIGNED_OUT')
    await admission.admit()
    expect(calls.filter((call) => call === 'session')).toHaveLength(2)
  })
})

describe('signing in and out', () => {
  it('as somebody else opens a session of their own', async () => {
    const { admission, server, calls } = aWay()
    server.restore = true
    await admission.admit()
    await admission.signIn(SERVER, 'ada', 'x')
    await admission.admit()
    expect(calls.filter((call) => call === 'session')).toHaveLength(2)
  })

  it('as the same person goes on in the session that is open', async () => {
    const { admission, server, calls } = aWay()
    server.restore = true
    await admission.admit()
    await admission.signIn(SERVER, 'ivo', 'x')
    await admission.admit()
    expect(calls.filter((call) => call === 'session')).toHaveLength(1)
  })

  it('out closes the session, drops the token, and forgets who was here', async () => {
    const { admission, server, calls, profile } = aWay()
    server.restore = true
    await admission.admit()
    await admission.signOut()
    expect([calls.slice(-2), profile.kept.last]).toEqual([['close', 'drop'], undefined])
  })
})

describe('the profile', () => {
  it('names this device once and for all', async () => {
    const { admission, profile } = aWay()
    profile.kept = { deviceId: '' }
    await admission.load()
    expect([admission.deviceId(), profile.kept.deviceId]).toEqual(['d1', 'd1'])
  })

  it('that cannot be read or written stops nothing', async () => {
    const { admission, profile, phrases } = aWay()
    profile.load = () => Promise.reject(new Error('odd'))
    profile.save = () => Promise.reject(new Error('read-only'))
    expect(await admission.load()).toBeUndefined()
    expect([admission.deviceId(), phrases()]).toEqual(['d1', ['profile could not be saved']])
  })

  it.each([
    [{}, true],
    [{ server: `${SERVER}/` }, true],
    [{ userName: 'ivo' }, true],
    [{ userName: 'ada' }, false],
    [{ server: 'https://other.example' }, false],
  ])('with the start %j knows who was here last: %s', async (config, known) => {
    const { admission, profile } = aWay(config)
    profile.kept = { deviceId: 'd1', last: SESSION }
    expect((await admission.load()) !== undefined).toBe(known)
  })

  it('names them in the form', async () => {
    const { admission, profile } = aWay({ userName: 'ada' })
    profile.kept = { deviceId: 'd1', last: SESSION }
    await admission.load()
    expect(admission.named()).toEqual({ server: SERVER, userName: 'ada' })
  })
})
