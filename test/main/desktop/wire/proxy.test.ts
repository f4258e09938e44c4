import { expect, it, onTestFinished } from 'vitest'
import { startCompanyProxy, type CompanyProxy } from '../../../companyProxy.ts'
import { makeCertificate } from '../../../certificates.ts'
import { memorySecrets } from '../../../ports.ts'
import type { Simulator } from '../../../simulator/start.ts'
import { aCentre, aPhone, aWire, COMPANY, isLive, reason, type World } from './world.ts'

/** Only the proxy knows where it is. */
const SERVER = 'https://centre.example'
const SIGNED_IN = 'ana.ruiz:¿word?'
const STRANGER = makeCertificate({ names: ['Stranger'], isAuthority: true })

async function aProxy(centre: Simulator, behaviour: Partial<CompanyProxy['behaviour']> = {}) {
  const proxy = await startCompanyProxy(() => centre.port)
  Object.assign(proxy.behaviour, behaviour)
  onTestFinished(() => proxy.stop())
  return proxy
}

/** A phone behind one proxy. */
async function behind(behaviour: Partial<CompanyProxy['behaviour']>, world: World = {}) {
  const centre = await aCentre()
  const proxy = await aProxy(centre, behaviour)
  const network = aWire({ way: `PROXY ${proxy.host}`, ...world })
  return { centre, proxy, network, phone: await aPhone(SERVER, network) }
}

it('requests and the event socket go through the proxy, and are asked for as a web page', async () => {
  const { phone, proxy, network } = await behind({})
  await phone.until(isLive)
  expect(new Set(proxy.asked.map(({ to }) => to))).toEqual(new Set(['centre.example:443']))
  // One for what is asked, kept, and one for the socket.
  expect(proxy.asked).toHaveLength(2)
  expect(new Set(network.asked)).toEqual(new Set(['https://centre.example/']))
})

it('a server on this very machine is spoken to without the proxy', async () => {
  const centre = await aCentre()
  const proxy = await aProxy(centre)
  const phone = await aPhone(centre.url, aWire({ way: `PROXY ${proxy.host}` }))
  await phone.until(isLive)
  expect(proxy.asked).toEqual([])
})

it('a server behind the proxy is verified as one without', async () => {
  const centre = await aCentre({ names: ['other.example'] })
  const proxy = await aProxy(centre)
  const phone = await aPhone(SERVER, aWire({ way: `PROXY ${proxy.host}` }))
  expect(await reason(phone)).toMatchObject({ code: 'CERT_WRONG_HOST' })
  expect(centre.state().requests).toEqual([])
})

it('a proxy that wants a password is named, asked about once, and told what the agent types', async () => {
  const { phone, proxy, network, centre } = await behind({ login: SIGNED_IN })
  expect(await reason(phone)).toMatchObject({ code: 'PROXY_PASSWORD', param: proxy.host, status: 407 })
  expect(network.login.into(phone.state()).proxy).toEqual({ host: proxy.host, problem: 'asks' })
  expect(centre.state().requests).toEqual([])
  const [userName = '', password = ''] = SIGNED_IN.split(':')
  expect(await phone.run('proxy.signIn', { host: proxy.host, userName, password })).toMatchObject({
    ok: true,
  })
  await phone.until(isLive)
  expect(network.login.into(phone.state()).proxy).toBeUndefined()
  // Once the proxy has taken it, and not before.
  expect(network.secrets.kept).toContain(proxy.host)

  // The next start knows it, and does not ask.
  const again = aWire({ way: `PROXY ${proxy.host}`, secrets: memorySecrets(network.secrets.kept) })
  const from = proxy.asked.length
  await (await aPhone(SERVER, again)).until(isLive)
  expect(new Set(proxy.asked.slice(from).map(({ login }) => login))).toEqual(new Set([SIGNED_IN]))
})

it('a wrong word is said once, never again, and is not kept', async () => {
  const { phone, proxy, network } = await behind({ login: SIGNED_IN })
  await reason(phone)
  await phone.run('proxy.signIn', { host: proxy.host, userName: 'ana', password: 'wrong' })
  const wanted = () => network.login.into(phone.state()).proxy
  await new Promise<void>((asked) => network.onChange(() => wanted()?.problem === 'wrong' && asked()))
  const from = proxy.asked.length
  await new Promise<void>((retried) => phone.bridge.onState(() => proxy.asked.length > from && retried()))
  expect(proxy.asked.filter(({ login }) => login === 'ana:wrong')).toHaveLength(1)
  expect(wanted()).toEqual({ host: proxy.host, problem: 'wrong' })
  expect(network.secrets.kept).toBeUndefined()
})

it('a word that stands in the environment is told to its proxy and to no other', async () => {
  const centre = await aCentre()
  const mine = await aProxy(centre, { login: SIGNED_IN })
  const other = await aProxy(centre, { login: SIGNED_IN })
  const env = { HTTPS_PROXY: `http://ana.ruiz:%C2%BFword%3F@${mine.host}` }
  const phone = await aPhone(SERVER, aWire({ way: `PROXY ${mine.host}`, env }))
  await phone.until(isLive)
  const stranger = await aPhone(SERVER, aWire({ way: `PROXY ${other.host}`, env }))
  expect(await reason(stranger)).toMatchObject({ code: 'PROXY_PASSWORD', param: other.host })
  expect(other.asked.every(({ login }) => login === undefined)).toBe(true)
})

it('a proxy that wants another kind of sign-in is told no password, and the agent is not asked for one', async () => {
  const { phone, proxy, network } = await behind({ login: SIGNED_IN, scheme: 'Negotiate, NTLM' })
  expect(await reason(phone)).toMatchObject({ code: 'PROXY_SCHEME', param: proxy.host })
  expect(network.login.into(phone.state()).proxy).toBeUndefined()
})

it('a proxy that lets nobody through is named, and what it answers is not taken for the contact centre', async () => {
  const { phone, proxy } = await behind({ refuses: 403 })
  expect(await reason(phone)).toMatchObject({ code: 'PROXY_REFUSED', param: proxy.host, status: 403 })
})

it('a proxy that is down is named, and used again once it is there', async () => {
  const centre = await aCentre()
  const gone = await aProxy(centre)
  await gone.stop()
  const phone = await aPhone(SERVER, aWire({ way: `PROXY ${gone.host}` }))
  expect(await reason(phone)).toMatchObject({ code: 'PROXY_DOWN', param: gone.host })
  const back = await startCompanyProxy(() => centre.port, gone.port)
  onTestFinished(() => back.stop())
  await phone.until(isLive)
})

it('where the system names a second way, it is taken when the first is down', async () => {
  const centre = await aCentre()
  const [gone, second] = [await aProxy(centre), await aProxy(centre)]
  await gone.stop()
  const phone = await aPhone(SERVER, aWire({ way: `PROXY ${gone.host}; PROXY ${second.host}; DIRECT` }))
  await phone.until(isLive)
  expect(second.asked.length).toBeGreaterThan(0)
})

it('a proxy that was down for a moment is asked again, though another way was named, which leads nowhere', async () => {
  const centre = await aCentre()
  const [hiccups, nowhere] = [await aProxy(centre), await aProxy(centre, { refuses: 403 })]
  await hiccups.stop()
  let time = 0
  const { wire } = aWire({ way: `PROXY ${hiccups.host}; PROXY ${nowhere.host}`, now: () => time })
  const ask = async () => {
    const signal = new AbortController().signal
    return (await wire.fetch(`${SERVER}/`, { method: 'GET', headers: {}, signal })).status
  }
  const codeOf = (error: { failure: { code: string } }) => error.failure.code
  expect(await ask().catch(codeOf)).toBe('PROXY_DOWN')
  const back = await startCompanyProxy(() => centre.port, hiccups.port)
  onTestFinished(() => back.stop())
  expect(await ask().catch(codeOf)).toBe('PROXY_REFUSED')
  time = 30_000
  expect(await ask()).toBeGreaterThan(0)
  // And at once where the network has changed.
  await back.stop()
  wire.distrust()
  expect(await ask().catch(codeOf)).toBe('PROXY_DOWN')
  const again = await startCompanyProxy(() => centre.port, hiccups.port)
  onTestFinished(() => again.stop())
  wire.distrust()
  expect(await ask()).toBeGreaterThan(0)
})

it.each([500, 502, 503, 504])(
  'a proxy that does not get to the server (%i) has not refused us',
  async (status) => {
    const { phone } = await behind({ refuses: status })
    expect(await reason(phone)).toMatchObject({ code: 'UNREACHABLE', status })
  },
)

it('a proxy whose certificate nobody vouches for is there, and told nothing; the next way is taken', async () => {
  const centre = await aCentre()
  const own = makeCertificate({ names: ['127.0.0.1'] })
  const proxy = await startCompanyProxy(() => centre.port, 0, own)
  onTestFinished(() => proxy.stop())
  const second = await aProxy(centre)
  const alone = await aPhone(SERVER, aWire({ way: `HTTPS ${proxy.host}` }))
  expect(await reason(alone)).toMatchObject({ code: 'PROXY_CERT_SELF_SIGNED', param: proxy.host })
  await (await aPhone(SERVER, aWire({ way: `HTTPS ${proxy.host}; PROXY ${second.host}` }))).until(isLive)
  expect(proxy.asked).toEqual([])
})

it.each([
  ['of an authority that nobody trusts', { by: STRANGER }, 'PROXY_CERT_UNKNOWN_CA'],
  ['that has expired', { by: COMPANY, fromDay: -9, toDay: -1 }, 'PROXY_CERT_EXPIRED'],
  ['of tomorrow', { by: COMPANY, fromDay: 1 }, 'PROXY_CERT_NOT_YET_VALID'],
  ['of another name', { by: COMPANY, names: ['other.example'] }, 'PROXY_CERT_WRONG_HOST'],
])('a certificate %s is told as the proxy’s, and not as the server’s', async (_, wanted, code) => {
  const centre = await aCentre()
  const identity = makeCertificate({ names: ['127.0.0.1'], ...wanted })
  const proxy = await startCompanyProxy(() => centre.port, 0, identity)
  onTestFinished(() => proxy.stop())
  const problem = await reason(await aPhone(SERVER, aWire({ way: `HTTPS ${proxy.host}` })))
  expect(problem).toMatchObject({ code, param: proxy.host })
  expect(problem?.message).toContain(`proxy ${proxy.host}`)
  expect(proxy.asked).toEqual([])
})

it('a proxy that does not speak TLS where it should is named', async () => {
  const proxy = await aProxy(await aCentre())
  const problem = await reason(await aPhone(SERVER, aWire({ way: `HTTPS ${proxy.host}` })))
  expect(problem).toMatchObject({ code: 'PROXY_TLS', param: proxy.host })
})

it('a word that was typed for one proxy is not told to another that asks meanwhile', async () => {
  const { phone, proxy, network } = await behind({ login: SIGNED_IN })
  await reason(phone)
  const typed = { host: 'other.example:3128', userName: 'ana', password: 'word' }
  expect(await phone.run('proxy.signIn', typed)).toMatchObject({
    ok: false,
    failure: { code: 'BAD_INPUT', param: 'host' },
  })
  expect(await network.login.authorization(proxy.host)).toBeUndefined()
  expect(network.login.into(phone.state()).proxy).toEqual({ host: proxy.host, problem: 'asks' })
})

it('what was typed for the proxy goes with what is removed from this computer, also from memory', async () => {
  const { phone, proxy, network } = await behind({ login: SIGNED_IN })
  await reason(phone)
  const [userName = '', password = ''] = SIGNED_IN.split(':')
  await phone.run('proxy.signIn', { host: proxy.host, userName, password })
  await expect.poll(() => network.secrets.kept).toContain(proxy.host)
  await network.login.forget()
  expect(network.secrets.kept).toBeUndefined()
  expect(await network.login.authorization(proxy.host)).toBeUndefined()
})
