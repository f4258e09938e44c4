import * as fc from 'fast-check'
import type { ElectronApplication, Page } from '@playwright/test'
import { mailHeaders } from '../../main/mail/policy.ts'
import { hostileBody, TRICKS } from '../main/mail/bodies.ts'
import type { Simulator } from '../simulator/start.ts'
import { connection, expect, test } from './support/app.ts'

const workitem = (page: Page) => page.getByRole('region', { name: 'Workitem' })
const letter = (page: Page) => workitem(page).frameLocator('iframe')

/** An e-mail comes, is looked at where it waits, and is taken. */
async function take(centre: Simulator, page: Page, body: object) {
  centre.control('email', body as never)
  await page.getByRole('list', { name: 'Waiting' }).getByRole('button').first().click()
  await workitem(page).getByRole('button', { name: 'Answer' }).click()
  await expect(workitem(page).getByRole('log')).toBeVisible()
}

/** What the person is asked before something is opened outside, and what was opened; they answer as told. */
function outside(electron: ElectronApplication, answer: number) {
  return electron.evaluate(({ dialog, shell }, response) => {
    const seen = { asked: [] as string[], opened: [] as string[] }
    Object.assign(globalThis, { seen })
    dialog.showMessageBox = ((options: { detail?: string }) => {
      seen.asked.push(options.detail ?? '')
      return Promise.resolve({ response, checkboxChecked: false })
    }) as never
    shell.openExternal = (url) => Promise.resolve(void seen.opened.push(url))
  }, answer)
}
const seen = (electron: ElectronApplication) =>
  electron.evaluate(() => (globalThis as never as { seen: { asked: string[]; opened: string[] } }).seen)

/** Everything that a page asks for or goes to, but letters of our own. */
function watch(page: Page): string[] {
  const tried: string[] = []
  const isLetter = (url: string) => /^app:\/\/ringdesk\/mail\/[\da-f-]{36}$/.test(url)
  page.on('request', (request) => {
    const url = request.url()
    if (!isLetter(url) && !url.startsWith('data:')) tried.push(url)
  })
  page.on('framenavigated', (frame) => {
    if (!isLetter(frame.url()) && frame.url() !== 'about:blank') tried.push(`to ${frame.url()}`)
  })
  return tried
}

test('a hostile e-mail is read in a frame that can do nothing, and its links ask with their real address', async ({
  centre,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  const tried = watch(page)
  await take(centre, page, { seed: 'hostile' })
  await expect(letter(page).getByText('Dear agent, please see the attached invoice.')).toBeVisible()
  await expect(workitem(page).getByText(/pictures are held back/)).toBeVisible()
  const frame = workitem(page).locator('iframe')
  // As tall as what is in it: nothing is cut off, and nothing is scrolled within what is scrolled.
  await expect
    .poll(() =>
      frame.evaluate((one: HTMLIFrameElement) => {
        const root = one.contentDocument?.documentElement
        return root ? root.scrollHeight - root.clientHeight : -1
      }),
    )
    .toBe(0)
  expect(await frame.evaluate((one: HTMLIFrameElement) => one.clientHeight)).toBeGreaterThan(20)

  await outside(electron, 0)
  const link = letter(page).getByRole('link', { name: 'https://bank.example/login' })
  await link.click()
  await expect.poll(async () => (await seen(electron)).asked.join()).toContain('https://evil.example/login')
  expect((await seen(electron)).opened).toEqual([])
  await outside(electron, 1)
  await link.focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await seen(electron)).opened).toEqual(['https://evil.example/login'])

  // What is asked for from this machine's own network is refused, and said so.
  await workitem(page).getByRole('button', { name: 'Show the pictures' }).click()
  await expect(workitem(page).getByText(/could not be fetched/)).toBeVisible()
  expect(await page.evaluate(() => 'ringdeskWasHacked' in window)).toBe(false)
  expect(tried).toEqual([])
})

test('the keys of the phone work while a letter has the focus', async ({ centre, page }) => {
  await take(centre, page, { from: 'eva@acme.example', html: '<p>Where is my invoice?</p>', body: '' })
  await letter(page).getByText('Where is my invoice?').click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('a letter without colours of its own has the window’s, in each theme', async ({ centre, page }) => {
  await take(centre, page, { from: 'eva@acme.example', html: '<p>Where is my invoice?</p>', body: '' })
  const frame = workitem(page).locator('iframe')
  await expect(letter(page).getByText('Where is my invoice?')).toBeVisible()
  const inks = () =>
    frame.evaluate((one: HTMLIFrameElement) => {
      const root = one.contentDocument?.documentElement
      return [getComputedStyle(one).color, root ? getComputedStyle(root).color : '']
    })
  for (const theme of ['dark', 'light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    await expect.poll(async () => new Set(await inks()).size).toBe(1)
  }
})

test('an answer to all goes to everybody, and what comes meanwhile is marked until it is looked at', async ({
  centre,
  page,
}) => {
  await take(centre, page, { from: 'eva@acme.example', body: 'Who knows?', subject: 'Seats', replies: [] })
  centre.control('call', { from: '+14805550134' })
  await page.getByRole('list', { name: 'Ringing' }).getByRole('button').first().click()
  await workitem(page).getByRole('button', { name: 'Answer' }).click()
  await expect(workitem(page).getByRole('button', { name: 'Mute' })).toBeVisible()
  centre.control('reply', { from: 'eva@acme.example', body: 'Nobody?' })
  const entry = page.getByRole('list', { name: 'Live' }).getByRole('button', { name: /eva/ })
  await expect(entry).toHaveAccessibleDescription(/1 new message/)
  await entry.click()
  await expect(entry).not.toHaveAccessibleDescription(/new message/)
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await page.getByRole('textbox', { name: 'Cc', exact: true }).fill('"Lind, Bo" <bo@acme.example>; cfo@')
  await page.getByRole('textbox', { name: 'Body' }).fill('We do.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('cfo@ is not an e-mail address.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Cc', exact: true }).fill('"Lind, Bo" <bo@acme.example>')
  await page.keyboard.press('Control+Enter')
  const sent = () =>
    centre.state().workitems.flatMap((item) => item.messages.filter(({ direction }) => direction === 'out'))
  await expect
    .poll(() => sent().map(({ cc, body }) => [cc, body]))
    .toEqual([[['"Lind, Bo" <bo@acme.example>'], 'We do.']])
})

test('the frame alone holds a letter that nobody has cleaned: nothing runs, is asked for or led to', async ({
  start,
}) => {
  const { electron, page, complaints } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await electron.evaluate(
    ({ session: { defaultSession } }, { headers, letters }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      const note = ({ url }: { url: string }) => void (/^(app|data|devtools):/.test(url) || asked.push(url))
      defaultSession.webRequest.onErrorOccurred(note)
      defaultSession.webRequest.onCompleted(note)
      // The page stands; from here on there are only letters, as they came.
      defaultSession.protocol.unhandle('app')
      defaultSession.protocol.handle(
        'app',
        ({ url }) => new Response(letters[Number(url.slice(-3))], { headers }),
      )
    },
    { headers: mailHeaders(''), letters: TRICKS.map((trick) => `<!doctype html><p>Letter</p>${trick}`) },
  )
  for (const at of TRICKS.keys()) {
    const read = await page.evaluate(async (letter) => {
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', 'allow-same-origin')
      const loaded = new Promise((resolve) => (frame.onload = resolve))
      frame.src = `app://ringdesk/mail/00000000-0000-4000-8000-000000000${String(letter).padStart(3, '0')}`
      document.body.append(frame)
      await loaded
      const words = frame.contentDocument?.body.textContent ?? ''
      const ran = 'ringdeskWasHacked' in window || 'ringdeskWasHacked' in (frame.contentWindow ?? {})
      frame.contentDocument
        ?.querySelectorAll('a, button')
        .forEach((one) => one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })))
      return { words, ran, at: frame.contentWindow?.location.pathname.slice(0, 6) }
    }, at)
    expect(read.words).toContain('Letter')
    expect(read).toMatchObject({ ran: false, at: '/mail/' })
  }
  expect(await page.evaluate(() => 'ringdeskWasHacked' in window)).toBe(false)
  expect(await electron.evaluate(() => (globalThis as never as { asked: string[] }).asked)).toEqual([])
  // What the policy has refused is on the record; that it was tried is the point.
  expect(complaints.join('\n')).toMatch(/Content Security Policy/)
  complaints.splice(0)
})

test('of hundreds of hostile letters in one page none runs, asks for or leads to anything', async ({
  centre,
  page,
}) => {
  const seed = Number(process.env['RINGDESK_E2E_SEED'] ?? 1)
  const count = Number(process.env['RINGDESK_E2E_COUNT'] ?? 60)
  const bodies = [...TRICKS, ...fc.sample(hostileBody, { numRuns: count, seed })]
  await take(centre, page, { from: 'eva@acme.example', html: `<p>First</p>`, body: '', replies: [] })
  const tried = watch(page)
  for (const html of bodies) centre.control('reply', { body: '', html: `<p>Letter</p>${html}` })
  await expect(workitem(page).getByRole('log').locator('> ol > li')).toHaveCount(bodies.length + 1)
  const odd = await page.evaluate(async (messages) => {
    interface Bridge {
      run(name: string, input: object): Promise<{ ok: boolean; value?: { url: string } }>
      hello(): Promise<{ workitems: { workitemId: string }[] }>
    }
    const { ringdesk } = window as never as { ringdesk: Bridge }
    const { workitemId } = (await ringdesk.hello()).workitems[0] ?? { workitemId: '' }
    const found: string[] = []
    const words = { language: 'en', quoted: 'Earlier', picture: 'Picture' }
    for (let index = 1; index <= messages; index += 1) {
      const input = { workitemId, index, pictures: false, words }
      const { value } = await ringdesk.run('messages.show', input)
      if (!value) {
        found.push(`${index} was not shown`)
        continue
      }
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', 'allow-same-origin')
      const loaded = new Promise((resolve) => (frame.onload = resolve))
      frame.src = value.url
      document.body.append(frame)
      await loaded
      const letter = frame.contentDocument
      if (!letter?.querySelector('main')?.textContent.includes('Letter')) found.push(`${index} is empty`)
      // As the browser has read it, which is not as we have.
      for (const one of letter?.querySelectorAll('*') ?? []) {
        if (one.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`${index} ${one.namespaceURI}`)
        for (const { name, value: text } of one.attributes)
          if (
            /^on|^href|^action|^style|^srcset|^id$|^name$/.test(name) ||
            (name === 'src' && !text.startsWith('data:image/'))
          )
            found.push(`${index} ${name}=${text}`)
        if (/^(script|iframe|object|embed|link|base|form|svg|math|template|video|audio)$/.test(one.localName))
          found.push(`${index} <${one.localName}>`)
      }
      if ('ringdeskWasHacked' in (frame.contentWindow ?? {})) found.push(`${index} has run`)
    }
    if ('ringdeskWasHacked' in window) found.push('something has run')
    return found
  }, bodies.length)
  expect(odd).toEqual([])
  expect(tried).toEqual([])
})
