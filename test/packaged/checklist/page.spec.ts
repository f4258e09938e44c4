import { connection, expect, sandboxFaults, test } from '../support/packaged.ts'
import { attempt } from '../../e2e/support/attempt.ts'
import { renderersOf, switchesOf } from '../support/renderers.ts'

// Electron's security checklist, by its own numbers: what a page of the package could do, if somebody's script were in it.
// Each has a build that was spoilt on purpose and fails it (build/checks/checklist.mjs).

test('1. only secure content is loaded, and no password goes anywhere without encryption', async ({
  start,
}) => {
  const { page } = await start({ password: '' })
  expect(await page.evaluate(() => isSecureContext)).toBe(true)
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(loaded.filter((name) => !name.startsWith('app://ringdesk/'))).toEqual([])
  await page.getByRole('textbox', { name: 'Server' }).fill('http://centre.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('ringdesk')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This is not an address Ringdesk can use.')).toBeVisible()
})

test('2. there is no Node in a page', async ({ start }) => {
  const { page } = await start({ anySandbox: true })
  const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate']
  expect(await page.evaluate((all) => all.filter((name) => name in window), names)).toEqual([])
})

test('3. the preload script has a world of its own', async ({ start }) => {
  const { page } = await start()
  const session = await page.context().newCDPSession(page)
  const worlds: string[] = []
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context.name))
  await session.send('Runtime.enable')
  await expect.poll(() => worlds).toContain('Electron Isolated Context')
})

test('4. the system locks every page in', async ({ start }) => {
  const { page, pid } = await start({ anySandbox: true })
  await expect(connection(page)).toHaveText(/^Live/)
  await expect.poll(() => sandboxFaults(pid)).toEqual([])
  for (const renderer of renderersOf(pid)) expect(switchesOf(renderer)).not.toContain('--no-sandbox')
})

test('5. whatever a page asks of the machine is denied', async ({ start }) => {
  const { page } = await start()
  const names = ['geolocation', 'notifications', 'midi', 'clipboard-read', 'camera', 'screen-wake-lock']
  const states = await page.evaluate(
    (all) =>
      Promise.all(
        all.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
      ),
    names,
  )
  expect(states).toEqual(names.map(() => 'denied'))
  expect(await attempt(page, () => Notification.requestPermission())).toBe('done: denied')
  expect(await attempt(page, () => navigator.requestMIDIAccess())).not.toMatch(/^done/)
})

test('6. a page may not look into a document of another origin', async ({ start }) => {
  const { page } = await start()
  const isOpen = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    // Without `allow-same-origin` what is in it has an origin that is nobody's.
    frame.setAttribute('sandbox', '')
    document.body.append(frame)
    const isReadable = frame.contentDocument !== null
    frame.remove()
    return isReadable
  })
  expect(isOpen).toBe(false)
})

test('7. no string becomes a script: the policy is strict, and is kept', async ({ start }) => {
  const { page } = await start()
  expect(await attempt(page, () => (0, eval)('1'))).toBe('EvalError')
  expect(await attempt(page, () => (document.body.innerHTML = '<b>x</b>'))).toBe('TypeError')
  await attempt(page, () => {
    const script = document.createElement('script')
    script.append(document.createTextNode('window.struck = 1'))
    document.body.append(script)
  })
  expect(await page.evaluate(() => 'struck' in window)).toBe(false)
})

test('9. nothing that Chromium still tries out is switched on', async ({ start }) => {
  const { pid } = await start()
  const switches = renderersOf(pid).flatMap(switchesOf)
  expect(switches).not.toContain('--enable-experimental-web-platform-features')
})

test('10. no feature of the engine is switched on by name', async ({ start }) => {
  const { pid } = await start()
  const switches = renderersOf(pid).flatMap(switchesOf)
  expect(switches.filter((one) => one.startsWith('--enable-blink-features'))).toEqual([])
})

test('12. a page cannot hold a guest', async ({ start }) => {
  const { page, browser } = await start()
  await attempt(page, () => {
    const guest = Object.assign(document.createElement('webview'), { src: 'app://ringdesk/index.html' })
    document.body.append(guest)
  })
  expect(await page.evaluate(() => 'getURL' in (document.querySelector('webview') ?? {}))).toBe(false)
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets')
  expect(targetInfos.filter(({ type }) => type === 'webview')).toEqual([])
})

test('13. a page goes nowhere', async ({ start }) => {
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  for (const href of [
    'app://ringdesk/assets/',
    'app://other/index.html',
    'https://192.0.2.1/',
    'file:///etc/passwd',
  ])
    await page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to })
      document.body.append(link)
      link.click()
      link.remove()
    }, href)
  // A verb goes to main and back: a navigation that was begun would have got there before it.
  await page.evaluate(`ringdesk.run('app.log', { rows: 1 })`)
  // Playwright's own waiting takes each refused navigation for one that is still under way.
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  expect(await page.evaluate(() => location.href)).toBe('app://ringdesk/index.html')
})

test('14. a page opens no window', async ({ start }) => {
  const { page, browser } = await start()
  // The app itself has opened what it opens.
  await expect(connection(page)).toHaveText(/^Live/)
  expect(await attempt(page, () => window.open('app://ringdesk/index.html'))).toBe('done: null')
  expect(await attempt(page, () => window.open('about:blank', 'x', 'popup'))).toBe('done: null')
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets')
  const windows = targetInfos.filter(({ type, url }) => type === 'page' && /index\.html$|^about:/.test(url))
  expect(windows.length).toBe(1)
})
