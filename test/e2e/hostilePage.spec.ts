import { attempt } from './support/attempt.ts'
import { connection, expect, test, type App } from './support/app.ts'

// What a page could try that somebody else's script has got hold of.

const OFFERS = 'app://ringdesk/offer.html'

/** What is open beside the window of the calls that ring, which is always there. */
const windows = async ({ electron }: App) => {
  const all = () =>
    electron.evaluate(({ webContents }) => webContents.getAllWebContents().map((page) => page.getURL()))
  await expect.poll(all).toContain(OFFERS)
  return (await all()).filter((url) => url !== OFFERS)
}

/**
 * Takes the complaints away that a test has provoked, once each of these has been heard: some come from another process
 * and late. What is left at the end of a test fails it.
 */
async function provoked({ complaints }: App, ...expected: RegExp[]): Promise<void> {
  for (const one of expected) await expect.poll(() => complaints.join('\n')).toMatch(one)
  complaints.splice(0)
}

const HOME = 'app://ringdesk/index.html'

test('the page opens no window, goes nowhere and holds no guest', async ({ start, centre }) => {
  const app = await start()
  const { page } = app
  await expect(connection(page)).toHaveText(/^Live/)
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  expect(await attempt(page, () => window.open('https://example.com'))).toBe('done: null')
  expect(await attempt(page, () => window.open('about:blank', 'x', 'popup'))).toBe('done: null')
  for (const [target, href] of [
    ['_blank', 'app://ringdesk/index.html'],
    ['_self', `${centre.url}/`],
    ['_self', 'file:///etc/passwd'],
    ['_self', 'app://ringdesk/assets/'],
    ['_self', 'app://other/index.html'],
    ['_self', 'tel:+14805550134'],
  ] as const) {
    await page.evaluate(
      ([target, href]) => {
        const link = Object.assign(document.createElement('a'), { target, href })
        document.body.append(link)
        link.click()
        link.remove()
      },
      [target, href] as const,
    )
  }
  await attempt(page, () => location.assign('https://example.com/'))
  await attempt(page, () =>
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/' })),
  )
  await attempt(page, () =>
    document.body.append(
      Object.assign(document.createElement('iframe'), { src: 'app://ringdesk/index.html' }),
    ),
  )
  await attempt(page, () => {
    const guest = Object.assign(document.createElement('webview'), { src: 'https://example.com/' })
    document.body.append(guest)
    return 'getURL' in guest
  })
  await attempt(page, () => {
    const form = Object.assign(document.createElement('form'), {
      action: 'https://example.com/',
      method: 'POST',
    })
    document.body.append(form)
    form.submit()
  })
  expect(await windows(app)).toEqual([HOME])
  // Playwright's own waiting takes each refused navigation for one that is still under way.
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  const heard = centre.state().requests.filter(({ path }) => path === '/')
  expect(heard).toEqual([])
  await provoked(app, /passwd/, /fram.*example/i, /fram.*app:/i, /form-action/)
})

test('a page that went to about:blank, which nobody can forbid, is deaf there and brought back', async ({
  start,
}) => {
  const app = await start()
  const { page } = app
  await expect(connection(page)).toHaveText(/^Live/)
  await page.evaluate(() => location.assign('about:blank'))
  await expect(connection(page)).toHaveText(/^Live/)
  expect(await windows(app)).toEqual([HOME])
})

test('the page is granted nothing of the machine', async ({ start }) => {
  const app = await start({ switches: ['--use-fake-device-for-media-stream'] })
  const { page } = app
  // Not the microphone: its word also says who may list loudspeakers. That nobody is listened to is tried below.
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'camera', 'notifications', 'midi', 'clipboard-read', 'clipboard-write']
    const asked = names.map(async (name) => {
      const status = await navigator.permissions.query({ name: name as PermissionName })
      return [name, status.state]
    })
    return Object.fromEntries(await Promise.all(asked)) as Record<string, string>
  })
  expect(new Set(Object.values(states))).toEqual(new Set(['denied']))
  expect(await attempt(page, () => Notification.requestPermission())).toBe('done: denied')
  expect(
    await attempt(
      page,
      () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(resolve, (error) => resolve(error.code)),
        ),
    ),
  ).toBe('done: 1')
  expect(await attempt(page, () => navigator.mediaDevices.getUserMedia({ audio: true }))).toMatch(
    /^NotAllowedError$/,
  )
  expect(await attempt(page, () => navigator.mediaDevices.getDisplayMedia())).toMatch(/Error$/)
  expect(await attempt(page, () => navigator.clipboard.readText())).toBe('NotAllowedError')
  expect(await attempt(page, () => document.body.requestPointerLock())).not.toBe('done: true')
  await provoked(app)
})

test('no string becomes code or markup', async ({ start }) => {
  const app = await start()
  const { page } = app
  expect(await attempt(page, () => (0, eval)('1'))).toBe('EvalError')
  expect(await attempt(page, () => new Function('return 1')())).toBe('EvalError')
  expect(await attempt(page, () => setTimeout('window.struck = 1', 0))).toBe('TypeError')
  expect(await attempt(page, () => (document.body.innerHTML = '<b>x</b>'))).toBe('TypeError')
  expect(await attempt(page, () => document.write('<b>x</b>'))).toBe('TypeError')
  expect(await attempt(page, () => document.body.setAttribute('onclick', 'window.struck = 1'))).toBe(
    'TypeError',
  )
  expect(await attempt(page, () => Object.assign(document.createElement('script'), { text: '1' }))).toBe(
    'TypeError',
  )
  expect(
    await attempt(page, () =>
      Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' }),
    ),
  ).toBe('TypeError')
  // A script that needs no sink of Trusted Types: its text is a node. The policy alone has to stop it.
  await attempt(page, () => {
    const script = document.createElement('script')
    script.append(document.createTextNode('window.struck = 1'))
    document.body.append(script)
  })
  await attempt(page, () => {
    location.href = 'javascript:window.struck=1'
  })
  expect(await page.evaluate(() => 'struck' in window)).toBe(false)
  await provoked(app, /TrustedHTML/, /javascript/i)
})

test('the page reaches no network, though the contact centre would answer', async ({ start, centre }) => {
  const app = await start()
  const { page } = app
  await expect(connection(page)).toHaveText(/^Live/)
  await page.evaluate((url) => Object.assign(window, { elsewhere: url }), centre.url)
  expect(
    await attempt(page, () => fetch(`${(window as never as { elsewhere: string }).elsewhere}/canary`)),
  ).toBe('TypeError')
  expect(await attempt(page, () => fetch('app://ringdesk/index.html'))).toBe('TypeError')
  await attempt(page, () =>
    navigator.sendBeacon(`${(window as never as { elsewhere: string }).elsewhere}/canary`),
  )
  const load = () =>
    new Promise((resolve) => {
      const image = new Image()
      image.onload = () => resolve('loaded')
      image.onerror = () => resolve('refused')
      image.src = `${(window as never as { elsewhere: string }).elsewhere}/canary`
    })
  expect(await attempt(page, load)).toBe('done: refused')
  const socket = () =>
    new Promise((resolve) => {
      const { elsewhere } = window as never as { elsewhere: string }
      const events = new WebSocket(elsewhere.replace('http', 'ws'))
      events.onopen = () => resolve('open')
      events.onerror = () => resolve('refused')
    })
  expect(await attempt(page, socket)).toMatch(/refused|SecurityError/)
  expect(centre.state().requests.filter(({ path }) => path.includes('canary'))).toEqual([])
  await provoked(app, /connect/i, /image/i, /ws:/)
})
