// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { anOffer, aRing, aWorkitem } from './fixtures.ts'
import { settled, type Page } from './page.ts'
import { DIRECTORY } from './people.ts'
import { situation, standStill } from './situations.ts'

/** A busy machine takes its time. */
const SLOW = { timeout: 20_000 }

standStill()

const focused = () => document.activeElement
const press = async (page: Page, keys: string, at?: Element) => {
  page.key(keys, at)
  await settled()
}
const article = () => document.querySelector('article')
const isAtTheCall = () => focused() !== null && focused() === article()

/** A window with nothing to do, whose calls begin to ring at the other end. */
async function aDesk(): Promise<Page> {
  const out = aWorkitem({ workitemId: 'out', type: 'OutboundCall', state: 'dialing', to: '+14805550199' })
  const { page, bridge } = await situation(
    {},
    {
      ...DIRECTORY,
      'workitems.dial': () => {
        bridge.push({ workitems: [out] })
        return { ok: true, value: out }
      },
    },
  )
  return page
}

test('Escape leads out of the notes to the call, where letters are keys again', async () => {
  const item = aWorkitem({ actions: ['notes', 'hold'] })
  const { page, asked } = await situation({ workitems: [item] })
  await press(page, 'n', document.body)
  expect(focused()).toBe(page.field('Notes'))
  await press(page, 'h')
  expect(asked('workitems.hold')).toEqual([])
  await press(page, 'Escape')
  expect(focused()).toBe(article())
  await press(page, 'h')
  expect(asked('workitems.hold')).toEqual([{ workitemId: item.workitemId }])
})

test('L leads to the worklist, the arrows choose, and Enter goes on to the work', async () => {
  const held = aWorkitem({ workitemId: 'held', state: 'hold', name: 'Li Wei', createdAt: 2 })
  const { page } = await situation({ workitems: [aWorkitem(), held] })
  await press(page, 'l', document.body)
  expect(focused()?.textContent).toContain('Ana Ruiz')
  await press(page, 'ArrowDown')
  expect(focused()?.textContent).toContain('Li Wei')
  await press(page, 'Enter')
  expect(focused()).toBe(article())
  expect(article()?.textContent).toContain('Li Wei')
})

test('L leads to what is looked at, from there to the most urgent, and never to what is over', async () => {
  const held = aWorkitem({ workitemId: 'held', state: 'hold', name: 'Li Wei' })
  const past = aWorkitem({ workitemId: 'past', state: 'terminated', name: 'Eva Lind' })
  const { page } = await situation(
    { workitems: [aWorkitem(), held] },
    { 'history.recent': () => ({ ok: true, value: [past] }) },
  )
  const entry = (name: string) => {
    const found = [...document.querySelectorAll<HTMLElement>('[data-entry]')].find((one) =>
      one.textContent.includes(name),
    )
    if (!found) throw new Error(`No entry ${name}`)
    return found
  }
  const look = async (name: string) => {
    entry(name).click()
    await settled()
  }
  await look('Li Wei')
  await press(page, 'l', document.body)
  expect(focused()).toBe(entry('Li Wei'))
  await press(page, 'l')
  expect(focused()).toBe(entry('Ana Ruiz'))
  await look('Eva Lind')
  await press(page, 'l', document.body)
  expect(focused()).toBe(entry('Ana Ruiz'))
})

test('Enter still folds the list of what is over', async () => {
  const past = aWorkitem({ workitemId: 'past', state: 'terminated' })
  const { page } = await situation({}, { 'history.recent': () => ({ ok: true, value: [past] }) })
  page.button('Recent').focus()
  await press(page, 'Enter')
  expect(focused()).toBe(page.button('Recent'))
})

test('E begins the answer to an e-mail, and every letter after it is text', async () => {
  const letter = aWorkitem({
    channelType: 'email',
    type: 'InboundEmail',
    from: 'eva@acme.example',
    actions: ['sendEmailResponse', 'hold', 'disposition'],
  })
  const { page } = await situation({ workitems: [letter] })
  await press(page, 'e', document.body)
  expect(focused()).toBe(page.field('Body'))
  await press(page, 'w')
  expect(focused()).toBe(page.field('Body'))
})

test('whoever answers while looking something up has the focus at the call, not nowhere', async () => {
  const ringing = aRing()
  const { page, push } = await situation({ workitems: [ringing], offers: [anOffer(ringing)] })
  await press(page, 'Ctrl+,', document.body)
  document.querySelector<HTMLElement>('main input')?.focus()
  await push({ workitems: [{ ...ringing, version: 2, state: 'active' }], offers: [] })
  expect(focused()).toBe(article())
})

test('whoever has dialled has the focus at the call: the digits typed next are its own', async () => {
  const page = await aDesk()
  await press(page, '/', document.body)
  await page.fill('Name or number', '480 555 0199')
  await press(page, 'Enter')
  await expect.poll(isAtTheCall, SLOW).toBe(true)
})

test('whoever calls from the palette has the focus at the call as well', async () => {
  const page = await aDesk()
  await press(page, 'Ctrl+K', document.body)
  const field = document.querySelector<HTMLInputElement>('[role=combobox]')
  if (!field) throw new Error('No palette')
  field.value = '480 555 0199'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
  await press(page, 'Enter', field)
  await expect.poll(isAtTheCall, SLOW).toBe(true)
})

test('a conference that was begun alone asks at once whom to call into it', async () => {
  const JOIN = 'createConferenceWithWorkitems'
  const call = aWorkitem({ actions: ['hangUp', JOIN] })
  const conference = aWorkitem({
    workitemId: 'c',
    type: 'Conference',
    state: 'conference',
    actions: ['hangUp'],
  })
  const member = { ...call, version: 2, state: 'conference' as const, conferenceWorkitemId: 'c' }
  const { page, bridge } = await situation(
    { workitems: [call] },
    {
      ...DIRECTORY,
      [`workitems.${JOIN}`]: () => {
        bridge.push({ workitems: [conference, member] })
        return { ok: true, value: conference }
      },
    },
  )
  await press(page, 'c', document.body)
  await page.click('Start a conference')
  expect(focused()).toBe(page.field('Name or number'))
})

test('what rings says on the screen which keys answer and decline it', async () => {
  const ringing = aRing()
  const { page, push } = await situation({ workitems: [ringing], offers: [anOffer(ringing)] })
  const keys = () => [...page.region('Workitem').querySelectorAll('kbd')].map((key) => key.textContent)
  expect(keys()).toEqual(['Ctrl+Shift+A', 'Ctrl+Shift+D'])
  await push({ workitems: [{ ...ringing, version: 2, actions: ['accept'] }] })
  expect(keys()).toEqual(['Ctrl+Shift+A'])
})
