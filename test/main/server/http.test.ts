import { describe, expect, it } from 'vitest'
import { createHttp, type HttpOutcome } from '../../../main/server/http.ts'
import { aWorkitem } from '../../fixtures.ts'
import { scriptedFetch, T0, virtualClock, type Asked } from '../../ports.ts'

const URL = 'https://centre.example/x'

function anHttp(handler?: (asked: Asked) => void) {
  const clock = virtualClock()
  const network = scriptedFetch(handler)
  const dates: number[] = []
  const http = createHttp({ fetch: network.fetch, clock, onDate: (ms) => dates.push(ms) })
  return { clock, dates, http, ...network }
}
const answered = (answer: (asked: Asked) => void): Promise<HttpOutcome> =>
  anHttp(answer).http.send({ method: 'POST', url: URL })

const refusal = { type: 'conflict', code: 'ACTION_NOT_ALLOWED', message: 'No.', requestId: 'r1' }

describe('a request', () => {
  it('carries JSON where it has something to say', async () => {
    const { http, last } = anHttp((asked) => asked.reply(200, {}))
    await http.send({ method: 'PUT', url: URL, body: { a: 1 }, headers: { authorization: 'Bearer t' } })
    expect([last().body, last().headers]).toEqual([
      { a: 1 },
      { accept: 'application/json', 'content-type': 'application/json', authorization: 'Bearer t' },
    ])
  })

  it('without a body names no type for it', async () => {
    const { http, last } = anHttp((asked) => asked.reply(200, {}))
    await http.send({ method: 'GET', url: URL })
    expect([last().body, last().headers]).toEqual([undefined, { accept: 'application/json' }])
  })
})

describe('an answer', () => {
  it('tells the server’s time', async () => {
    const { http, dates } = anHttp((asked) => asked.reply(200, {}, { date: new Date(T0).toUTCString() }))
    await http.send({ method: 'GET', url: URL })
    expect(dates).toEqual([T0])
  })

  it('with a date that is none tells nothing', async () => {
    const { http, dates } = anHttp((asked) => asked.reply(200, {}, { date: 'soon' }))
    await http.send({ method: 'GET', url: URL })
    expect(dates).toEqual([])
  })

  it.each([
    [200, '{"a":1}', { a: 1 }],
    [201, 'null', null],
    [204, '', null],
  ])('%i with %j is what it says', async (status, text, json) => {
    expect(await answered((asked) => asked.replyText(status, text))).toEqual({ ok: true, json, status })
  })
})

describe('what a failure proves', () => {
  it.each([
    [400, {}, 'none'],
    [401, {}, 'none'],
    [404, {}, 'none'],
    [408, {}, 'none'],
    [409, {}, 'none'],
    [422, {}, 'none'],
    [429, { 'retry-after': '3' }, 'none'],
    [503, { 'retry-after': '3' }, 'none'],
    [503, {}, 'unknown'],
    [503, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 'unknown'],
    [500, {}, 'unknown'],
    [502, { 'retry-after': '3' }, 'unknown'],
    [504, {}, 'unknown'],
  ] as const)('%i %j has effect: %s', async (status, headers, effect) => {
    expect(await answered((asked) => asked.reply(status, refusal, headers))).toMatchObject({
      ok: false,
      effect,
      failure: { status },
    })
  })

  it('an answer in HTML to a success leaves it open, to a refusal it does not', async () => {
    const page = '<html>Sign in to the hotel</html>'
    expect(await answered((asked) => asked.replyText(200, page))).toMatchObject({
      failure: { code: 'NOT_A_SERVER' },
      effect: 'unknown',
    })
    expect(await answered((asked) => asked.replyText(403, page))).toMatchObject({
      failure: { code: 'NOT_A_SERVER' },
      effect: 'none',
    })
    expect(await answered((asked) => asked.replyText(502, page))).toMatchObject({
      failure: { code: 'UNAVAILABLE' },
      effect: 'unknown',
    })
  })
})

describe('a refusal', () => {
  it('comes through whole, with the workitem that repairs', async () => {
    const workitem = aWorkitem({ version: 7 })
    expect(await answered((asked) => asked.reply(409, { ...refusal, param: 'hold', workitem }))).toEqual({
      ok: false,
      effect: 'none',
      failure: { ...refusal, param: 'hold', workitem, status: 409 },
    })
  })

  it.each([
    { param: null },
    { requestId: 7 },
    { workitem: { id: 1 } },
    { retryAfterMs: 'x' },
    { status: 'bad' },
  ])('with an odd %j is still the refusal it is', async (odd) => {
    expect(await answered((asked) => asked.reply(409, { ...refusal, ...odd }))).toMatchObject({
      failure: { code: 'ACTION_NOT_ALLOWED', message: 'No.', status: 409 },
    })
  })

  it('waits as long as Retry-After says, in seconds', async () => {
    expect(await answered((asked) => asked.reply(429, refusal, { 'retry-after': '2' }))).toMatchObject({
      failure: { retryAfterMs: 2_000 },
    })
    const odd = await answered((asked) => asked.reply(429, refusal, { 'retry-after': '-2' }))
    expect(odd).not.toHaveProperty('failure.retryAfterMs')
  })

  it.each([
    [401, 'AUTHENTICATION_ERROR'],
    [403, 'PERMISSION_DENIED'],
    [429, 'RATE_LIMITED'],
    [500, 'UNAVAILABLE'],
    [400, 'BAD_REQUEST'],
  ])('without words of its own (%i) is %s', async (status, code) => {
    expect(await answered((asked) => asked.replyText(status, ''))).toMatchObject({
      failure: { code, status },
    })
  })

  it.each(['', '{"message":"no Route matched with those values"}', '<html>404</html>'])(
    'of a gateway (404, %s) does not say that the server has no such thing',
    async (text) => {
      expect(await answered((asked) => asked.replyText(404, text))).toMatchObject({
        failure: { code: 'NOT_A_SERVER', status: 404 },
        effect: 'none',
      })
    },
  )
})

describe('no answer', () => {
  const fails = (message: string, code = '') =>
    answered((asked) =>
      asked.fail(new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) })),
    )

  it('within 10 s is given up, and leaves it open', async () => {
    const { http, clock } = anHttp()
    const outcome = http.send({ method: 'GET', url: URL })
    await clock.advance(10_000)
    expect(await outcome).toMatchObject({ failure: { code: 'NO_ANSWER' }, effect: 'unknown' })
    expect(clock.pending()).toBe(0)
  })

  it.each([
    ['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_SELF_SIGNED'],
    ['unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_UNKNOWN_CA'],
    ['write EPROTO: wrong version number', 'EPROTO', 'TLS'],
    ['getaddrinfo ENOTFOUND centre.example', 'ENOTFOUND', 'UNREACHABLE'],
    ['connect ECONNREFUSED', 'ECONNREFUSED', 'UNREACHABLE'],
  ])('because of %s (%s) is %s', async (message, code, expected) => {
    expect(await fails(message, code)).toMatchObject({ failure: { code: expected }, effect: 'unknown' })
  })

  it('and no error either, is still no answer', async () => {
    expect(await answered((asked) => asked.fail('gone' as never))).toMatchObject({
      failure: { code: 'UNREACHABLE' },
    })
  })
})
