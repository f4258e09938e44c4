import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createFetchPicture } from '../../../main/mail/fetchPicture.ts'
import { fetchPictures, kindOf } from '../../../main/mail/pictures.ts'
import { isPublicAddress } from '../../../main/mail/publicAddress.ts'
import { CERTIFICATE, KEY } from '../desktop/certificate.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A server that a letter names, and what it was asked. */
async function elsewhere(answer: RequestListener = (_request, response) => response.end(PNG)) {
  const heard: { path: string; headers: object }[] = []
  const server = createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    heard.push({ path: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { heard, port, url: (path: string) => `https://localhost:${port}${path}` }
}
/** This machine counts as public where a test needs it to. */
const fetchPicture = (isPublic: (ip: string) => boolean = () => true) =>
  createFetchPicture({ isPublic, options: async () => ({ ca: CERTIFICATE }) })

test('a picture is fetched as a stranger would, and becomes part of the letter', async () => {
  const { heard, url } = await elsewhere()
  const found = await fetchPictures([url('/logo.png')], fetchPicture())
  expect([...found]).toEqual([[url('/logo.png'), `data:image/png;base64,${PNG.toString('base64')}`]])
  const names = Object.keys(heard[0]?.headers ?? {}).sort()
  expect(names).toEqual(['accept', 'connection', 'host'])
})

test('nothing is asked of this machine or its network, by name, by number, or by a detour', async () => {
  const near = await elsewhere()
  const far = await elsewhere((_request, response) =>
    response.writeHead(302, { location: `https://127.0.0.1:${near.port}/x.png` }).end(),
  )
  const refused = [
    near.url('/x.png'),
    `https://127.0.0.1:${near.port}/x.png`,
    `https://[::1]:${near.port}/x.png`,
  ]
  for (const address of refused) await expect(fetchPicture(isPublicAddress)(address, 1_000)).rejects.toThrow()
  // Public is here what is asked for by its name; the detour goes by number.
  let asked = 0
  const once = () => (asked += 1) === 1
  await expect(fetchPicture(once)(far.url('/x.png'), 1_000)).rejects.toThrow('not public')
  expect([far.heard.length, near.heard.length]).toEqual([1, 0])
})

test.each([
  ['an address without encryption', (port: number) => `http://localhost:${port}/x.png`],
  ['a name and a password', (port: number) => `https://me:secret@localhost:${port}/x.png`],
])('%s is not asked', async (_what, addressAt) => {
  const { heard, port } = await elsewhere()
  expect((await fetchPictures([addressAt(port)], fetchPicture())).size).toBe(0)
  expect(heard).toEqual([])
})

test('what is too large, no picture, or not there costs itself and nothing else', async () => {
  const { url } = await elsewhere((request, response) => {
    // Nobody says how long it is, and it does not end.
    if (request.url === '/endless.png')
      response.writeHead(200).write(Buffer.concat([PNG, Buffer.alloc(6 * 1024 * 1024)]))
    else if (request.url === '/large.png') response.end(Buffer.concat([PNG, Buffer.alloc(6 * 1024 * 1024)]))
    else if (request.url === '/page.png') response.end('<html>')
    else if (request.url === '/drawn.svg') response.end('<svg xmlns="http://www.w3.org/2000/svg"/>')
    else if (request.url === '/gone.png') response.writeHead(404).end(PNG)
    else response.end(PNG)
  })
  const paths = ['/endless.png', '/large.png', '/page.png', '/drawn.svg', '/gone.png', '/good.png']
  const found = await fetchPictures(paths.map(url), fetchPicture())
  expect([...found.keys()]).toEqual([url('/good.png')])
})

test('a detour leads to the picture, and a circle to none', async () => {
  const { url, heard } = await elsewhere((request, response) => {
    if (request.url === '/good.png') response.end(PNG)
    else response.writeHead(302, { location: request.url === '/way' ? '/good.png' : '/round' }).end()
  })
  expect((await fetchPicture()(url('/way'), 1_000)).length).toBe(PNG.length)
  await expect(fetchPicture()(url('/round'), 1_000)).rejects.toThrow('no picture')
  expect(heard.filter(({ path }) => path === '/round')).toHaveLength(4)
})

test.each([
  [[0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
  [[...Buffer.from('GIF89a')], 'image/gif'],
  [[...Buffer.from('RIFF\0\0\0\0WEBPVP8 ')], 'image/webp'],
  [[...Buffer.from('<svg onload=x>')], undefined],
  [[], undefined],
])('a file is what its first bytes say: %s', (bytes, kind) =>
  expect(kindOf(Uint8Array.from(bytes))).toBe(kind),
)
