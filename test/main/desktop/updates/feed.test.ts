import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { readFeed } from '../../../../main/desktop/updates/feed.ts'
import { LONGEST } from '../../../../main/desktop/updates/announcement.ts'
import { Trouble } from '../../../../main/server/trouble.ts'
import { memoryLog, virtualClock } from '../../../ports.ts'

/** What is read of a server that does this. */
async function asked(serve: RequestListener, clock = virtualClock(), log = memoryLog().log) {
  const server = createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await readFeed(`http://127.0.0.1:${port}/`, { fetch, clock, log })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('what a server says is read where it says that it has it', async () => {
  expect(await asked((_request, response) => response.end('announced'))).toEqual({
    ok: true,
    text: 'announced',
  })
  const page: RequestListener = (_request, response) => response.writeHead(404).end('announced')
  expect(await asked(page)).toEqual({ ok: false, problem: 'unreachable' })
})

test('what is too long to be an announcement is none, whether it says so or not', async () => {
  const long = 'x'.repeat(LONGEST + 1)
  expect(await asked((_request, response) => response.end(long))).toEqual({
    ok: false,
    problem: 'unreachable',
  })
  const chunked: RequestListener = (_request, response) => {
    response.write(long)
    response.end()
  }
  expect(await asked(chunked)).toEqual({ ok: false, problem: 'unreachable' })
})

test('a server that takes the question and never answers is given up', async () => {
  const clock = virtualClock()
  let heard: () => void = () => undefined
  const question = new Promise<void>((resolve) => (heard = resolve))
  const { log, lines } = memoryLog()
  const answer = asked(() => heard(), clock, log)
  await question
  await clock.advance(30_000)
  expect(await answer).toEqual({ ok: false, problem: 'unreachable' })
  expect(lines).toEqual([{ phrase: 'update server gave no answer', facts: { code: 'NO_ANSWER' } }])
  expect(clock.pending()).toBe(0)
})

test.each([
  ['the server', Object.assign(new TypeError('fetch failed'), { cause: certificate('CERT_HAS_EXPIRED') })],
  ['the proxy', new Trouble('PROXY_CERT_UNKNOWN_CA', 'The certificate of the proxy …')],
])('that nobody vouches for %s is told as that, and the log says why', async (_, error) => {
  const { log, lines } = memoryLog()
  const clock = virtualClock()
  const feed = await readFeed('https://updates.example/', { fetch: () => Promise.reject(error), clock, log })
  expect(feed).toEqual({ ok: false, problem: 'insecure' })
  expect(lines[0]?.facts).toEqual({ code: expect.stringContaining('CERT_') as string })
})

function certificate(code: string): Error {
  return Object.assign(new Error('tls'), { code })
}
