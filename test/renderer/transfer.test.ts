// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { refuse, type Workitem } from '../../preload/contract.ts'
import { aWorkitem, SESSION } from './fixtures.ts'
import { settled, type Page } from './page.ts'
import { DIRECTORY } from './people.ts'
import { situation, standStill } from './situations.ts'

/** A busy machine takes its time. */
const SLOW = { timeout: 20_000 }

standStill()

const ACTIONS = ['hold', 'hangUp', 'transferToAgent', 'transferToInbox', 'transferToExternal']
const live = aWorkitem({ workitemId: 'live', actions: ACTIONS })
const hits = () => [...document.querySelectorAll('[role=option] bdi')].map((hit) => hit.textContent)
const ok = (value: Workitem) => ({ ok: true, value })

/** Opens the field by its key and types; resolves when what is meant has been found. */
async function look(page: Page, typed: string, expected: string[]): Promise<void> {
  page.key('t', document.body)
  await settled()
  await page.fill('Name or number', typed)
  await expect.poll(hits, SLOW).toEqual(expected)
}
const press = async (page: Page, keys: string) => {
  page.key(keys)
  await settled()
}

test('T opens the field and gives it the focus; Escape closes it and goes back to the button', async () => {
  const { page } = await situation({ workitems: [live] }, DIRECTORY)
  await look(page, '', [
    'Iva Marin',
    'Eva Lindqvist',
    'Otto Away',
    'Billing',
    'Technical support, second line',
  ])
  expect(document.activeElement).toBe(page.field('Name or number'))
  await press(page, 'Escape')
  expect(document.querySelector('main [role=combobox]')).toBeNull()
  expect(document.activeElement).toBe(page.button('Transfer'))
})

test('Enter asks the only match first: it is called, and the customer is the one asked about', async () => {
  const consult = aWorkitem({
    workitemId: 'consult',
    type: 'OutboundCall',
    state: 'dialing',
    name: 'Iva Marin',
  })
  const { page, push, asked } = await situation(
    { workitems: [live] },
    { ...DIRECTORY, 'workitems.dial': () => ok(consult) },
  )
  await look(page, 'iva', ['Iva Marin'])
  await press(page, 'Enter')
  await expect.poll(() => asked('workitems.dial'), SLOW).toEqual([{ to: 'u2', option: 'user' }])
  await push({ workitems: [{ ...live, version: 2, state: 'hold' }, consult] })
  expect(page.region('Workitem').textContent).toContain('Calling Iva Marin; Ana Ruiz waits on hold.')
})

test('of several matches none is called before one is chosen with the arrows', async () => {
  const { page, asked } = await situation(
    { workitems: [live] },
    { ...DIRECTORY, 'workitems.dial': () => ok(live) },
  )
  await look(page, 'i', ['Iva Marin'])
  await page.fill('Name or number', '')
  await expect.poll(hits, SLOW).toHaveLength(5)
  await press(page, 'Enter')
  await expect.poll(() => page.alerts(), SLOW).toEqual(['Type a name or a number.'])
  await press(page, 'ArrowDown')
  await press(page, 'ArrowDown')
  expect(document.querySelector('[aria-selected=true]')?.textContent).toContain('Eva Lindqvist')
  expect(document.querySelector('[aria-selected=true]')?.textContent).toContain('Lunch')
  await press(page, 'Enter')
  await expect.poll(() => asked('workitems.dial'), SLOW).toEqual([{ to: 'u3', option: 'user' }])
})

test('a blind transfer says what will happen, and sends what was set', async () => {
  const { page, asked } = await situation({ workitems: [{ ...live, record: 1 }] }, DIRECTORY)
  await look(page, 'iva', ['Iva Marin'])
  await press(page, 'Ctrl+Enter')
  await expect.poll(() => page.hasButton('Transfer now'), SLOW).toBe(true)
  expect(page.list('What will happen')).toEqual([
    'Iva Marin will be rung; Ana Ruiz waits.',
    'Recording goes on.',
    'You go to wrap-up.',
  ])
  await expect.poll(() => page.text(), SLOW).toContain('Survey to go along')
  await page.fill('Recording', 'stopRecording')
  await page.fill('Survey to go along', 's1')
  expect(page.list('What will happen')).toEqual([
    'Iva Marin will be rung; Ana Ruiz waits.',
    'Recording stops.',
    'The survey “Complaint” goes along.',
    'You go to wrap-up.',
  ])
  await page.click('Transfer now')
  expect(asked('workitems.transferToAgent')).toEqual([
    {
      workitemId: 'live',
      eventName: 'transferToAgent',
      recording: 'stopRecording',
      survey: 's1',
      userId: 'u2',
    },
  ])
  expect(document.querySelector('main [role=combobox]')).toBeNull()
})

test('a transfer that is refused gives the fields back as they were', async () => {
  const { page, asked } = await situation(
    { workitems: [live] },
    { ...DIRECTORY, 'workitems.transferToInbox': () => refuse('ACTION_NOT_ALLOWED', 'No.') },
  )
  await look(page, 'bill', ['Billing'])
  await press(page, 'Enter')
  await expect.poll(() => page.hasButton('Transfer now'), SLOW).toBe(true)
  document.querySelector<HTMLInputElement>('.panel input[type=checkbox]')?.click()
  await settled()
  expect(page.list('What will happen')[0]).toBe('Everybody in Billing is rung at once; Ana Ruiz waits.')
  await press(page, 'Ctrl+Enter')
  await expect
    .poll(() => asked('workitems.transferToInbox'), SLOW)
    .toMatchObject([{ inboxId: 'billing', ringAll: true }])
  expect(page.alerts()).toEqual([
    'The contact was not transferred. That is no longer possible for this call.',
  ])
  expect(page.list('What will happen')[0]).toContain('Everybody in Billing')
})

test('a number goes outside, with the campaign it belongs to, a disposition, and the work kept open', async () => {
  const session = { ...SESSION, authorities: ['workitems:disposition', 'dispositions:read'] }
  const { page, asked } = await situation(
    { session, workitems: [{ ...live, campaignId: 'spring' }] },
    DIRECTORY,
  )
  await look(page, '(480) 555-0170', ['+1 480 555 0170'])
  await press(page, 'Ctrl+Enter')
  await expect.poll(() => page.text(), SLOW).toContain('Closed as')
  await page.fill('Closed as', 'resolved')
  document.querySelector<HTMLInputElement>('.panel input[type=checkbox]')?.click()
  await settled()
  await page.click('Transfer now')
  expect(asked('workitems.transferToExternal')).toEqual([
    {
      workitemId: 'live',
      eventName: 'transferToExternal',
      recording: 'keepCurrent',
      campaignId: 'spring',
      dispositionId: 'resolved',
      extendedWork: true,
      number: '+14805550170',
    },
  ])
})

test('who is offline is shown and cannot be chosen', async () => {
  const { page, asked } = await situation({ workitems: [live] }, DIRECTORY)
  await look(page, 'otto', ['Otto Away'])
  expect(document.querySelector('[role=option]')?.getAttribute('aria-disabled')).toBe('true')
  await press(page, 'Ctrl+Enter')
  await expect.poll(() => page.alerts(), SLOW).toEqual(['Nobody is there to answer.'])
  expect(asked('workitems.transferToAgent')).toEqual([])
})

test('a written contact stays in the house, and nobody is called about it', async () => {
  const mail = { ...live, type: 'InboundEmail', channelType: 'email' } as const
  const { page } = await situation(
    { workitems: [{ ...mail, actions: ['transferToAgent', 'transferToInbox'] }] },
    DIRECTORY,
  )
  await look(page, '+14805550170', [])
  expect(page.hasButton('Ask first')).toBe(false)
  await page.fill('Name or number', 'iva')
  await expect.poll(hits, SLOW).toEqual(['Iva Marin'])
  await press(page, 'Enter')
  await expect.poll(() => page.hasButton('Transfer now'), SLOW).toBe(true)
  expect(page.list('What will happen')[0]).toBe('Iva Marin will be offered the conversation with Ana Ruiz.')
  expect(page.text()).not.toContain('Recording')
})

test('what was typed is still there after a look at other work', async () => {
  const other = aWorkitem({ workitemId: 'other', state: 'hold', name: 'Li Wei' })
  const { page } = await situation({ workitems: [live, other] }, DIRECTORY)
  await look(page, 'iva', ['Iva Marin'])
  const [first, second] = document.querySelectorAll<HTMLElement>('[data-entry]')
  second?.click()
  await settled()
  first?.click()
  await settled()
  expect(page.field('Name or number').value).toBe('iva')
  expect(document.activeElement?.getAttribute('role')).not.toBe('combobox')
})

test('without the transfers in its list a contact has no button for them', async () => {
  const { page } = await situation({ workitems: [{ ...live, actions: ['hold'] }] }, DIRECTORY)
  page.key('t', document.body)
  await settled()
  expect(page.hasButton('Transfer')).toBe(false)
  expect(document.querySelector('main [role=combobox]')).toBeNull()
})

test('whoever the arrows mark comes into sight, however long the list is', async () => {
  const seen: string[] = []
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    seen.push(this.querySelector('bdi')?.textContent ?? '')
  })
  const { page } = await situation({ workitems: [live] }, DIRECTORY)
  await look(page, 'eva', ['Eva Lindqvist'])
  await press(page, 'ArrowDown')
  expect(seen.at(-1)).toBe('Eva Lindqvist')
})
