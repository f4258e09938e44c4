import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDownload } from '../../../../main/desktop/updates/download.ts'
import { makeCertificate } from '../../../certificates.ts'
import { startCompanyProxy } from '../../../companyProxy.ts'
import { virtualClock } from '../../../ports.ts'
import { aWire, COMPANY, type World } from '../wire/world.ts'

const FILE = randomBytes(300_000)
const SUM = createHash('sha512').update(FILE).digest('base64')

/** A server whose certificate only the company vouches for. */
async function aServer(serve: RequestListener): Promise<number> {
  const server = createServer(
    makeCertificate({ names: ['updates.example', 'localhost'], by: COMPANY }),
    serve,
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** What comes of fetching the file over this network. */
async function fetched(url: string, world: World = {}, { bytes = FILE.length, clock = virtualClock() } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-download-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const download = createDownload({ fetch: aWire(world).wire.fetch, clock, bytes })
  const file = join(folder, 'app.deb')
  return readFileSync(await download(new URL(url), file, { sha512: SUM }))
}

const whole: RequestListener = (_request, response) => response.end(FILE)
const at = (port: number) => `https://localhost:${port}/app.deb`

test('a server that only the company vouches for is believed where the company is, and nowhere else', async () => {
  const port = await aServer(whole)
  expect((await fetched(at(port))).equals(FILE)).toBe(true)
  await expect(fetched(at(port), { trusted: [] })).rejects.toMatchObject({
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  })
})

test('it comes through the company’s proxy', async () => {
  const port = await aServer(whole)
  const proxy = await startCompanyProxy(() => port)
  onTestFinished(() => proxy.stop())
  expect(
    (await fetched('https://updates.example/app.deb', { way: `PROXY ${proxy.host}` })).equals(FILE),
  ).toBe(true)
  expect(proxy.asked.map(({ to }) => to)).toEqual(['updates.example:443'])
})

test('a file with another byte, one too short and one that never ends are not what was announced', async () => {
  const other = Buffer.from(FILE)
  other[7] = (other[7] ?? 0) ^ 1
  for (const wrong of [other, FILE.subarray(1), Buffer.concat([FILE, FILE])]) {
    const port = await aServer((_request, response) => response.end(wrong))
    await expect(fetched(at(port))).rejects.toMatchObject({ code: 'ERR_CHECKSUM_MISMATCH' })
  }
  const endless = await aServer((_request, response) => {
    const more = () => void response.write(FILE, more)
    more()
  })
  await expect(fetched(at(endless))).rejects.toMatchObject({ code: 'ERR_CHECKSUM_MISMATCH' })
})

test('a line that breaks off, an answer that is none and being sent elsewhere are no download', async () => {
  const answers: RequestListener[] = [
    (_request, response) => {
      response.writeHead(200, { 'content-length': FILE.length })
      response.write(FILE.subarray(0, 1_000), () => response.destroy())
    },
    (_request, response) => response.writeHead(404).end(FILE),
    (_request, response) => response.writeHead(302, { location: '/other.deb' }).end(),
  ]
  for (const answer of answers) {
    const problem: unknown = await fetched(at(await aServer(answer))).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(Error)
    expect(problem).not.toMatchObject({ code: 'ERR_CHECKSUM_MISMATCH' })
  }
})

test('a server that falls silent in the middle is given up', async () => {
  const clock = virtualClock()
  let isHalf: () => void = () => undefined
  const half = new Promise<void>((resolve) => (isHalf = resolve))
  const port = await aServer((_request, response) => {
    response.writeHead(200, { 'content-length': FILE.length })
    response.write(FILE.subarray(0, 1_000), () => isHalf())
  })
  const given = expect(fetched(at(port), {}, { clock })).rejects.toMatchObject({ name: 'AbortError' })
  await half
  await clock.advance(60_000)
  await given
})
