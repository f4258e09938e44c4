import { createServer, type AddressInfo } from 'node:net'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { makeCertificate, type Wanted } from '../../../certificates.ts'
import { startCompanyProxy } from '../../../companyProxy.ts'
import { createFetchPicture } from '../../../../main/mail/fetchPicture.ts'
import { isPublicAddress } from '../../../../main/mail/publicAddress.ts'
import { createOpenSocket } from '../../../../main/server/wsSocket.ts'
import { aCentre, aPhone, aWire, COMPANY, isLive, reason } from './world.ts'

describe('a contact centre whose certificate the company signed', () => {
  it('is spoken to, by request and by socket, where the company is trusted', async () => {
    const centre = await aCentre()
    const phone = await aPhone(centre.url, aWire())
    await phone.until(isLive)
    expect(phone.state().session?.userName).toBe('ana')
    expect(centre.state().requests.length).toBeGreaterThan(0)
  })

  it('is spoken to again once the company is trusted, without a new start', async () => {
    const centre = await aCentre()
    const trusted: string[] = []
    const phone = await aPhone(centre.url, aWire({ trusted }))
    expect(await reason(phone)).toMatchObject({ code: 'CERT_UNKNOWN_CA' })
    trusted.push(COMPANY.cert)
    await phone.until(isLive)
  })
})

describe('a contact centre whose certificate is not as it should be is told why, and told nothing else', () => {
  const stranger = makeCertificate({ names: ['Company Root'], isAuthority: true })
  it.each<[string, Partial<Wanted>, string]>([
    ['signed by nobody but itself', { by: undefined }, 'CERT_SELF_SIGNED'],
    ['signed by an authority of the same name', { by: stranger }, 'CERT_UNKNOWN_CA'],
    ['expired', { fromDay: -9, toDay: -1 }, 'CERT_EXPIRED'],
    ['of tomorrow', { fromDay: 1 }, 'CERT_NOT_YET_VALID'],
    ['made out to another', { names: ['other.example', '127.0.0.2'] }, 'CERT_WRONG_HOST'],
    [
      'signed by a server, which may not sign',
      { by: makeCertificate({ names: ['leaf.example'], by: COMPANY }) },
      'CERT_UNKNOWN_CA',
    ],
  ])('%s', async (_, wanted, code) => {
    const centre = await aCentre(wanted)
    const phone = await aPhone(centre.url, aWire())
    expect(await reason(phone)).toMatchObject({ code })
    expect(centre.state().requests).toEqual([])
  })

  it('a server that speaks no TLS at all', async () => {
    const plain = createServer((line) => line.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await new Promise<void>((listening) => plain.listen(0, '127.0.0.1', listening))
    onTestFinished(() => void plain.close())
    const phone = await aPhone(`https://127.0.0.1:${(plain.address() as AddressInfo).port}`, aWire())
    expect(await reason(phone)).toMatchObject({ code: 'TLS' })
  })
})

describe('where the environment tells Node to believe any certificate', () => {
  beforeEach(() => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    return () => vi.unstubAllEnvs()
  })

  it('a contact centre is asked for its own all the same', async () => {
    const centre = await aCentre({ by: undefined })
    const phone = await aPhone(centre.url, aWire())
    expect(await reason(phone)).toMatchObject({ code: 'CERT_SELF_SIGNED' })
    expect(centre.state().requests).toEqual([])
  })

  it('so is the one behind a proxy', async () => {
    const centre = await aCentre({ by: undefined })
    const proxy = await startCompanyProxy(() => centre.port)
    onTestFinished(() => proxy.stop())
    const phone = await aPhone('https://centre.example', aWire({ way: `PROXY ${proxy.host}` }))
    expect(await reason(phone)).toMatchObject({ code: 'CERT_SELF_SIGNED' })
    expect(centre.state().requests).toEqual([])
  })

  it('so is the proxy, which learns neither where to nor who asks', async () => {
    const centre = await aCentre()
    const proxy = await startCompanyProxy(() => centre.port, 0, makeCertificate({ names: ['127.0.0.1'] }))
    onTestFinished(() => proxy.stop())
    const phone = await aPhone('https://centre.example', aWire({ way: `HTTPS ${proxy.host}` }))
    await reason(phone)
    expect(proxy.asked).toEqual([])
  })

  it('so is a server of events that no agent speaks for', async () => {
    const centre = await aCentre({ by: undefined })
    const closed = await new Promise((told) =>
      createOpenSocket(() => Promise.resolve(undefined))(`wss://127.0.0.1:${centre.port}/`, 'x', {
        open: () => told('open'),
        frame: () => undefined,
        closed: (_, __, problem) => told(problem?.code),
      }),
    )
    expect(closed).toBe('CERT_SELF_SIGNED')
  })
})

it('a picture of a letter never comes over a connection of the contact centre, whose address nobody looked at', async () => {
  const centre = await aCentre()
  const network = aWire()
  const phone = await aPhone(`https://localhost:${centre.port}`, network)
  await phone.until(isLive)
  const fetchPicture = createFetchPicture({
    isPublic: () => false,
    options: async (url) => ({ agent: await network.wire.single(url) }),
  })
  await expect(fetchPicture(`https://localhost:${centre.port}/secret.png`, 1_000)).rejects.toThrow(
    'not public',
  )
})

it.each([
  ['that is none of the internet', 'localhost', 'not public'],
  ['that nobody here can look up', 'inner.invalid', 'inner.invalid'],
])('a proxy is not asked for a picture at a name %s', async (_, name, why) => {
  const centre = await aCentre()
  const proxy = await startCompanyProxy(() => centre.port)
  onTestFinished(() => proxy.stop())
  const { wire } = aWire({ way: `PROXY ${proxy.host}` })
  const fetchPicture = createFetchPicture({
    isPublic: isPublicAddress,
    options: async () => ({ agent: await wire.single('https://centre.example/') }),
  })
  await expect(fetchPicture(`https://${name}:${centre.port}/secret.png`, 1_000)).rejects.toThrow(why)
  expect(proxy.asked).toEqual([])
})
