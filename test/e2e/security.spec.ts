import { connection, expect, test } from './support/app.ts'
import { connectionsOf, unsandboxed } from './support/processes.ts'
import { offerPage } from './support/windows.ts'

const HOME = 'app://ringdesk/index.html'

test('the page runs in the sandbox of an ordinary user', async ({ start }) => {
  const { electron } = await start()
  expect(await unsandboxed(electron)).toEqual([])
})

test('without its sandbox the window says so', async ({ start }) => {
  const { electron, page } = await start({ switches: ['--no-sandbox'], withoutSandbox: true })
  await expect(page.getByText('Running without its sandbox')).toBeVisible()
  if (process.platform === 'linux') expect(await unsandboxed(electron)).not.toEqual([])
})

test('the app speaks to the contact centre and to nobody else', async ({ start, centre }) => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const { electron, page } = await start()
  const others = async () => (await connectionsOf(electron)).filter((port) => port !== centre.port)
  expect(await others()).toEqual([])
  await expect(connection(page)).toHaveText(/^Live/)
  expect(await connectionsOf(electron)).toContain(centre.port)
  centre.control('call', { from: '+14805550134' })
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('button', { name: 'Hold' })).toBeVisible()
  expect(await others()).toEqual([])
})

test('the page has the three doors of the bridge, and no Node', async ({ start }) => {
  const { page } = await start()
  const found = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'].filter(
      (name) => name in window,
    ),
    doors: Object.keys((window as unknown as { ringdesk: object }).ringdesk).sort(),
  }))
  expect(found).toEqual({ node: [], doors: ['hello', 'onState', 'run'] })
})

test('the offer window is a page of its own in the sandbox, knows no other caller, and may do nothing but decide on its calls', async ({
  centre,
  start,
}) => {
  const { electron, page } = await start()
  const offers = await offerPage(electron)
  expect(await unsandboxed(electron)).toEqual([])
  centre.control('email', { from: 'canary@example.org' })
  await expect(page.getByText('canary@example.org').first()).toBeVisible()
  const told = await offers.evaluate(async () => {
    interface Answer {
      ok: boolean
      failure?: { code: string }
    }
    const { run, hello } = (
      window as unknown as {
        ringdesk: { run(...args: unknown[]): Promise<Answer>; hello(): Promise<unknown> }
      }
    ).ringdesk
    const asked = [run('app.signOut', {}), run('workitems.dial', { to: '1', option: 'external' })]
    const codes = (await Promise.all(asked)).map(({ failure }) => failure?.code)
    return { codes, state: JSON.stringify(await hello()) }
  })
  expect(told.codes).toEqual(['UNTRUSTED_SENDER', 'UNTRUSTED_SENDER'])
  expect(told.state).not.toContain('canary')
})

test('a stranger to the treaty is refused with data', async ({ start }) => {
  const { page } = await start()
  const codes = await page.evaluate(async () => {
    const { run } = (window as unknown as { ringdesk: { run: (...args: unknown[]) => Promise<Answer> } })
      .ringdesk
    interface Answer {
      ok: boolean
      failure?: { code: string }
    }
    const asked = [
      run('__proto__', {}),
      run('constructor', {}),
      run('app.reconnect', { more: 1 }),
      run('app.signIn', 5),
    ]
    return (await Promise.all(asked)).map(({ failure }) => failure?.code)
  })
  expect(codes).toEqual(['UNKNOWN_ACTION', 'UNKNOWN_ACTION', 'BAD_INPUT', 'BAD_INPUT'])
})

test('the session of the page is cut off even without a policy', async ({ start, centre }) => {
  const { electron } = await start()
  const outcome = await electron.evaluate(async ({ session }, url) => {
    const asked = await session.defaultSession.fetch(`${url}/canary`).catch((error: unknown) => String(error))
    return typeof asked === 'string' ? asked : asked.status
  }, centre.url)
  expect(outcome).toMatch(/ERR_BLOCKED_BY_CLIENT/)
  expect(centre.state().requests.filter(({ path }) => path.includes('canary'))).toEqual([])
})

test('app:// has the files of the window and nothing else', async ({ start }) => {
  const { electron } = await start()
  const asked = await electron.evaluate(async ({ net }) => {
    const paths = [
      'index.html',
      '',
      'assets',
      '../main/index.js',
      '..%2fmain%2findex.js',
      '%2e%2e/main/index.js',
    ]
    const hosts = ['app://ringdesk/', 'app://other/']
    const answers = await Promise.all(
      hosts.flatMap((host) =>
        paths.map(async (path) => {
          const { status, headers } = await net.fetch(host + path)
          return { url: host + path, status, policy: headers.get('content-security-policy') }
        }),
      ),
    )
    return answers
  })
  expect(asked.filter(({ status }) => status === 200).map(({ url }) => url)).toEqual([HOME])
  for (const { policy } of asked) {
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
  }
})

test('every browser window is locked as far as it can be', async ({ start }) => {
  const { electron } = await start()
  await offerPage(electron)
  expect(await electron.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false)
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    // Known to Electron and not to its types.
    interface Known {
      getLastWebPreferences(): Record<string, unknown>
    }
    return BrowserWindow.getAllWindows().map(({ webContents }) =>
      (webContents as unknown as Known).getLastWebPreferences(),
    )
  })
  expect(preferences).toHaveLength(2)
  for (const one of preferences)
    expect(one).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
    })
})
