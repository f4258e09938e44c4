import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { makeCertificate, type Wanted } from '../certificates.ts'
import { startCompanyProxy, type CompanyProxy } from '../companyProxy.ts'
import { startSimulator, type Simulator } from '../simulator/start.ts'
import { connection, expect, test as base } from './support/app.ts'
import { makeOtherNetwork } from './support/otherNetwork.ts'
import { connectionsOf } from './support/processes.ts'
import { recorder } from './support/recorder.ts'

const AUTHORITY = makeCertificate({ names: ['Company Root'], isAuthority: true })
/** Only a proxy knows where it is. */
const SERVER = 'https://centre.example'

const test = base.extend<{
  wanted: Partial<Wanted>
  secure: Simulator
  trusting: Record<string, string>
  gate: CompanyProxy
}>({
  wanted: [{}, { option: true }],
  /** A contact centre that speaks TLS. */
  async secure({ wanted }, use) {
    const identity = makeCertificate({ names: ['centre.example', '127.0.0.1'], by: AUTHORITY, ...wanted })
    const centre = await startSimulator({ identity })
    await use(centre)
    await centre.stop()
  },
  /** The environment of a machine where the company's authority is in the system's file. */
  async trusting({ dataDir }, use) {
    const file = join(dataDir, 'system.crt')
    writeFileSync(file, AUTHORITY.cert)
    chmodSync(file, 0o644)
    await use({ SSL_CERT_FILE: file })
  },
  async gate({ secure }, use) {
    const gate = await startCompanyProxy(() => secure.port)
    await use(gate)
    await gate.stop()
  },
})

test.skip(process.platform !== 'linux', 'the system’s proxy and file of certificates are those of Linux')

test.describe('a contact centre whose certificate', () => {
  test('the company signed is spoken to where the system trusts the company, and nobody else is', async ({
    secure,
    trusting,
    start,
  }) => {
    const { electron, page } = await start({ server: secure.url, env: trusting })
    await expect(connection(page)).toHaveText(/^Live/)
    secure.control('call', { from: '+14805550134' })
    await page.getByRole('button', { name: 'Answer' }).click()
    await expect(page.getByRole('button', { name: 'Hold' })).toBeVisible()
    expect(await connectionsOf(electron)).toEqual([secure.port])
  })

  const wrong: [string, Partial<Wanted>, RegExp][] = [
    ['an unknown authority signed', {}, /issued by an authority that this computer does not trust/],
    ['nobody signed but itself', { by: undefined }, /vouches for itself alone/],
    ['has expired', { toDay: -0.5 }, /has expired/],
    ['was made out to another', { names: ['other.example'] }, /made out to another name/],
  ]
  for (const [what, wanted, words] of wrong) {
    test.describe(() => {
      test.use({ wanted })
      test(`${what} is told nothing, and the agent is told why`, async ({ secure, trusting, start }) => {
        const { page } = await start({
          server: secure.url,
          ...('names' in wanted || 'toDay' in wanted ? { env: trusting } : {}),
        })
        await expect(connection(page)).toHaveText(words)
        expect(secure.state().requests).toEqual([])
      })
    })
  }
})

test.describe('a company’s proxy', () => {
  test('that the environment names is the only one spoken to; it asks for a password, and the agent goes on', async ({
    secure,
    gate,
    trusting,
    start,
  }) => {
    gate.behaviour.login = 'ana:secret'
    const env = { ...trusting, https_proxy: `http://${gate.host}` }
    const { electron, page } = await start({ server: SERVER, env })
    const form = page.getByRole('form', { name: 'Sign in to the proxy' })
    await expect(form).toContainText(gate.host)
    await expect(connection(page)).toContainText(`The proxy ${gate.host} wants a user name and a password.`)
    await form.getByLabel('Proxy user name').fill('ana')
    await form.getByLabel('Proxy password').fill('wrong')
    await form.getByRole('button', { name: 'Continue' }).click()
    await expect(form).toContainText('does not accept that user name and password')
    expect(secure.state().requests).toEqual([])
    await form.getByLabel('Proxy password').fill('secret')
    await page.keyboard.press('Enter')
    await expect(connection(page)).toHaveText(/^Live/)
    await expect(form).toHaveCount(0)
    await expect(
      page.getByText('No keyring: the proxy asks for its password again at each start'),
    ).toBeVisible()
    secure.control('call', { from: '+14805550134' })
    await expect(page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')).toHaveCount(1)
    expect(await connectionsOf(electron)).toEqual([gate.port])
  })

  test('that is down is named until it is back', async ({ secure, gate, trusting, start }) => {
    await gate.stop()
    const { page } = await start({
      server: SERVER,
      env: { ...trusting, https_proxy: `http://${gate.host}` },
    })
    await expect(connection(page)).toContainText(`The proxy ${gate.host} cannot be reached.`)
    const back = await startCompanyProxy(() => secure.port, gate.port)
    await expect(connection(page)).toHaveText(/^Live/)
    await back.stop()
  })

  test('that a script of the company names is used for this server, and no other', async ({
    secure,
    gate,
    trusting,
    start,
  }) => {
    const script = `function FindProxyForURL(url, host) {
      return host === 'centre.example' ? 'PROXY ${gate.host}' : 'DIRECT'
    }`
    const company = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(script),
    )
    await new Promise<void>((listening) => company.listen(0, '127.0.0.1', listening))
    const { port } = company.address() as AddressInfo
    const switches = [`--proxy-pac-url=http://127.0.0.1:${port}/proxy.pac`]
    const { electron, page } = await start({ server: SERVER, env: trusting, switches })
    await expect(connection(page)).toHaveText(/^Live/)
    expect((await connectionsOf(electron)).filter((at) => at !== port)).toEqual([gate.port])
    expect(new Set(gate.asked.map(({ to }) => to))).toEqual(new Set(['centre.example:443']))
    expect(secure.state().requests.length).toBeGreaterThan(0)
    company.closeAllConnections()
    company.close()
  })
})

test('a network that swallows everything, one that is pulled out, and one that gives another address: each is noticed, and the link is back', async ({
  dataDir,
  trusting,
  start,
}) => {
  const id = process.pid % 200
  const identity = makeCertificate({ names: [`10.213.${id}.2`], by: AUTHORITY })
  const centre = await startSimulator({ identity })
  const network = await makeOtherNetwork(dataDir, centre.port)
  test.skip(network === undefined, 'only root can make a network of its own')
  if (!network) return
  try {
    const { electron, page } = await start({ server: `https://${network.address}`, env: trusting })
    await expect(connection(page)).toHaveText(/^Live/)
    const told = await recorder(electron, dataDir)
    const calls = page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')

    // Nothing says so: only its own heartbeat tells.
    network.swallow(true)
    centre.control('call', { from: '+14805550134' })
    await expect(connection(page)).toHaveText(/^(Reconnecting|Stale)/)
    network.swallow(false)
    await expect(connection(page)).toHaveText(/^Live/)
    await expect(calls).toHaveCount(1)
    expect(await told()).not.toContain('network')

    network.plug(false)
    await expect(connection(page)).toHaveText(/^(Reconnecting|Stale)/)
    network.plug(true)
    await expect(connection(page)).toHaveText(/^Live/)
    const before = (await told()).filter((word) => word === 'network').length
    expect(before).toBeGreaterThan(0)

    // The socket stays open, and is of no more use.
    network.move()
    await expect.poll(async () => (await told()).filter((word) => word === 'network').length).toBe(before + 1)
    await expect(connection(page)).toHaveText(/^Live/)
    const all = await told()
    expect(all.slice(all.lastIndexOf('network'))).toEqual(
      expect.arrayContaining(['network', 'link reconnecting', 'link live']),
    )
  } finally {
    network.stop()
    await centre.stop()
  }
})
