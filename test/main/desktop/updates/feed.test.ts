import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { readFeed } from '../../../../main/desktop/updates/feed.ts'
import { LONGEST } from '../../../../main/desktop/updates/announcement.ts'
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
  expect(await asked((_request, response) => response.end('announced'))).toBe('announced')
  const page: RequestListener = (_request, response) => response.writeHead(404).end('announced')
  expect(await asked(page)).toBe(undefined)
})

test('what is too long to be an announcement is none, whether it says so or not', async () => {
  const long = 'x'.repeat(LONGEST + 1)
  expect(await asked((_request, response) => response.end(long))).toBe(undefined)
  const chunked: RequestListener = (_request, response) => {
    response.write(long)
    response.end()
  }
  expect(await asked(chunked)).toBe(undefined)
})

test('a server that takes the question and never answers is given up', async () => {
  const clock = virtualClock()
  let heard: () => void = () => undefined
  const question = new Promise<void>((resolve) => (heard = resolve))
  const { log, lines } = memoryLog()
  const answer = asked(() => heard(), clock, log)
  await question
  await clock.advance(30_000)
  expect(await answer).toBe(undefined)
  expect(lines).toEqual([{ phrase: 'update server gave no answer', facts: { code: 'NO_ANSWER' } }])
  expect(clock.pending()).toBe(0)
})
