// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { refuse } from '../../preload/contract.ts'
import { later } from './desk.ts'
import { aState, aWorkitem, NOW, SESSION } from './fixtures.ts'
import { settled } from './page.ts'
import { openOn, situation, standStill } from './situations.ts'

standStill()

const nothing = { ok: true, value: { count: 0, total: 0, list: [] } }
const session = { ...SESSION, authorities: ['dispositions:read'] }

test('a server that takes twenty seconds to sign somebody in is waited for in words', async () => {
  const slow = later()
  const { session: _none, ...state } = aState({ connection: { link: 'signedOut', since: NOW } })
  const { page } = await openOn(state, { 'app.signIn': () => slow.promise })
  await page.fill('Server', 'https://desk.example.com')
  await page.fill('User name', 'ivo')
  await page.fill('Password', 'secret')
  document.querySelector<HTMLElement>('[type=submit]')?.click()
  await vi.waitFor(() => expect(page.text()).toContain('Signing in …'), 2_000)
  await vi.waitFor(() => expect(page.text()).toContain('The server has not answered yet.'), 6_000)
  slow.release(refuse('UNREACHABLE', 'No.'))
  await vi.waitFor(() => expect(page.text()).not.toContain('has not answered'))
}, 20_000)

test('a contact that is slow to come is waited for in words, and the caller is named meanwhile', async () => {
  const slow = later()
  const { page } = await situation(
    { workitems: [aWorkitem({ contactId: 'c1' })] },
    { 'schemaType.retrieve': () => slow.promise },
  )
  await vi.waitFor(() => expect(page.region('Contact').textContent).toContain('Reading …'), 2_000)
  expect(page.region('Contact').textContent).toContain('Ana Ruiz')
  slow.release(refuse('UNAVAILABLE', 'No.'))
  await vi.waitFor(() => expect(page.region('Contact').textContent).not.toContain('Reading …'))
})

test('dispositions that are slow to come are waited for in words, and where there are none that is said', async () => {
  const slow = later()
  const { page } = await situation({ session }, { 'schemaType.search': () => slow.promise })
  await page.click('Dispositions')
  const told = () => page.region('Dispositions').textContent
  await vi.waitFor(() => expect(told()).toContain('Reading …'), 2_000)
  slow.release(nothing)
  await settled()
  expect(told()).toContain('There are no dispositions yet.')
  await page.fill('Search', 'moon')
  await vi.waitFor(() => expect(told()).toContain('No disposition is called that.'))
})

test('dispositions that could not be read say why, and can be tried again', async () => {
  let works = false
  const { page } = await situation(
    { session },
    { 'schemaType.search': () => (works ? nothing : refuse('UNAVAILABLE', 'No.')) },
  )
  await page.click('Dispositions')
  expect(page.region('Dispositions').textContent).toContain('The list could not be read.')
  works = true
  await page.click('Try again')
  expect(page.region('Dispositions').textContent).toContain('There are no dispositions yet.')
})

test('a name that is looked for says so, however long it takes, and that nobody is called that', async () => {
  const slow = later()
  const { page } = await situation({}, { 'schemaType.search': () => slow.promise })
  page.key('/', document.body)
  await settled()
  await page.fill('Name or number', 'moon')
  await vi.waitFor(() => expect(page.text()).toContain('Looking …'), 2_000)
  await vi.waitFor(() => expect(page.text()).toContain('The contact centre has not answered yet.'), 6_000)
  slow.release(nothing)
  await vi.waitFor(() => expect(page.text()).toContain('Nobody is called “moon” here.'))
  expect(page.text()).not.toContain('has not answered')
}, 20_000)

test('an act that takes twenty seconds says so in words, and that nobody knows whether it was done', async () => {
  const slow = later()
  const live = aWorkitem({ workitemId: 'live' })
  const { page } = await situation({ workitems: [live] }, { 'workitems.hold': () => slow.promise })
  page.button('Hold').click()
  const pane = () => page.region('Workitem').textContent
  await vi.waitFor(() => expect(pane()).toContain('The contact centre has not answered yet.'), 6_000)
  slow.release(refuse('NO_ANSWER', 'The server did not answer in time.'))
  await vi.waitFor(() => expect(page.alerts().join()).toContain('It may have happened or not'))
  expect(page.alerts().join()).not.toContain('was not put on hold')
  expect(pane()).not.toContain('has not answered yet')
}, 20_000)
