// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { AppState, Connection } from '../../preload/contract.ts'
import { aState, aWorkitem, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const connection = (link: Connection['link'], more: Partial<Connection> = {}): Partial<AppState> => ({
  connection: { link, since: NOW, ...more },
})

test.each<[Connection['link'], Partial<Connection>, RegExp]>([
  ['live', { syncedAt: NOW - 12_000 }, /^Live · synced 12 s ago/],
  ['reconnecting', { retryAt: NOW + 3_000, staleSince: NOW }, /^Reconnecting \(3 s\)/],
  ['syncing', { staleSince: NOW }, /^Stale since 10:42/],
  ['connecting', {}, /^Offline · connecting/],
  ['replaced', { staleSince: NOW }, /^Offline · .*another device has taken over/],
])('the connection that is %s begins with that word', async (link, more, words) => {
  const { page } = await situation(connection(link, more))
  expect(page.region('Connection').textContent?.trim()).toMatch(words)
})

test('a lost connection can be tried again at once', async () => {
  const { page, asked } = await situation(connection('reconnecting'))
  await page.click('Try now')
  expect(asked('app.reconnect')).toHaveLength(1)
})

test('what is out of date says since when', async () => {
  const { page } = await situation({
    workitems: [aWorkitem()],
    ...connection('reconnecting', { staleSince: NOW }),
  })
  expect(page.region('Worklist').textContent).toContain('As it stood at 10:42')
})

test('facts about this installation are told', async () => {
  const { page } = await situation({ notices: ['tokenInMemory'] })
  expect(page.region('Connection').textContent).toContain('No keyring')
})

test('a status is chosen from those that may be', async () => {
  const { page, asked } = await situation()
  await page.click('Status: Available')
  const items = [...document.querySelectorAll<HTMLElement>('[role=menuitemradio]')]
  expect(items.map((item) => item.textContent?.trim())).toEqual(['Available', 'Lunch', 'Training'])
  items[1]?.click()
  await settled()
  expect(asked('agent.setStatus')).toEqual([{ statusId: 'lunch' }])
})

test('Escape leaves the menu and goes back to its button', async () => {
  const { page } = await situation()
  await page.click('Status: Available')
  page.key('Escape')
  await settled()
  expect(document.querySelector('[role=menu]')).toBeNull()
  expect(document.activeElement).toBe(page.button('Status: Available'))
})

test('the status that comes next, chosen during a call, is shown', async () => {
  const { agent } = aState()
  const { page } = await situation({ ...(agent && { agent: { ...agent, nextStatusId: 'lunch' } }) })
  expect(page.text()).toContain('then Lunch')
})

test('the language changes at once, and is remembered', async () => {
  const { page } = await situation()
  await page.click('Language')
  document.querySelectorAll<HTMLElement>('[role=menuitemradio]')[1]?.click()
  await settled()
  expect(page.region('Lista de trabajo')).toBeTruthy()
  expect(document.documentElement.lang).toBe('es')
  expect(localStorage.getItem('ringdesk.preferences')).toContain('"es"')
})

test('the colours change at once, and are remembered', async () => {
  const { page } = await situation()
  await page.click('Colours')
  document.querySelectorAll<HTMLElement>('[role=menuitemradio]')[2]?.click()
  await settled()
  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(localStorage.getItem('ringdesk.preferences')).toContain('"dark"')
})

test('preferences that are damaged count as none', async () => {
  localStorage.setItem('ringdesk.preferences', '{"language":"xx","theme":7')
  const { page } = await situation()
  expect(page.region('Worklist')).toBeTruthy()
})

/** Presses a button of the question before signing out. */
async function signOutOf(name: string): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLElement>('dialog[open] button')]
  buttons.find(({ textContent }) => textContent?.trim() === name)?.click()
  await settled()
}

test('nobody signs out in the middle of a call', async () => {
  const { page, push, asked } = await situation({ workitems: [aWorkitem()] })
  await page.click('Sign out')
  expect(asked('app.signOut')).toEqual([])
  await push({ workitems: [] })
  await page.click('Sign out')
  await signOutOf('Sign out')
  expect(asked('app.signOut')).toEqual([{ wipe: false }])
})

test('each change of state is told in passing', async () => {
  const live = aWorkitem({ workitemId: 'live' })
  const { push } = await situation({ workitems: [live] })
  const told = () => document.querySelector('[aria-live=polite]')?.textContent
  await push({ workitems: [{ ...live, version: 2, state: 'hold' }] })
  expect(told()).toBe('Ana Ruiz: On hold')
  await push({ workitems: [{ ...live, version: 3, state: 'active', mute: 1 }] })
  await push({ workitems: [{ ...live, version: 4, state: 'active', mute: 0 }] })
  expect(told()).toBe('Ana Ruiz: you can be heard')
  await push(connection('reconnecting'))
  expect(told()).toBe('Connection lost, reconnecting')
  await push({ workitems: [] })
  expect(told()).toBe('Ana Ruiz: Ended')
})

test('the sheet lists the keys', async () => {
  const { page } = await situation()
  await page.click('Keys')
  expect(document.querySelector('dialog')?.open).toBe(true)
  expect(document.querySelector('dialog')?.textContent).toContain('Ctrl+Shift+A')
})

test.each([
  ['available', 'Ready for the next call'],
  ['away', 'You are not taking calls'],
] as const)('with nothing open an agent who is %s reads what to expect', async (category, words) => {
  const { agent } = aState()
  const { page } = await situation({ ...(agent && { agent: { ...agent, category } }) })
  expect(page.region('Workitem').textContent).toContain(words)
})

test('with nothing open and no connection nobody is told that a call could come', async () => {
  const { page } = await situation(connection('connecting'))
  expect(page.region('Workitem').textContent).toContain('Waiting for the contact centre')
})

test('the arrows go round a menu', async () => {
  const { page } = await situation()
  await page.click('Status: Available')
  page.key('ArrowUp')
  expect(document.activeElement?.textContent?.trim()).toBe('Test my phone')
  page.key('ArrowDown')
  expect(document.activeElement?.textContent?.trim()).toBe('Available')
})
