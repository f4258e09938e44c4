// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { refuse, type Workitem } from '../../preload/contract.ts'
import { withoutScheme } from '../../renderer/desk/numbers.ts'
import { aWorkitem } from './fixtures.ts'
import { settled, type Page } from './page.ts'
import { DIRECTORY } from './people.ts'
import { situation, standStill } from './situations.ts'

/** A busy machine takes its time. */
const SLOW = { timeout: 20_000 }

standStill()

const out = aWorkitem({
  workitemId: 'out',
  type: 'OutboundCall',
  state: 'dialing',
  name: '',
  to: '+14805550199',
})
const DIALS = { ...DIRECTORY, 'workitems.dial': () => ({ ok: true, value: out }) }
const hits = () => [...document.querySelectorAll('[role=option] bdi')].map((hit) => hit.textContent)

/** Opens the field by its key and types. */
async function type(page: Page, typed: string): Promise<void> {
  page.key('/', document.body)
  await settled()
  await page.fill('Name or number', typed)
}
async function enter(page: Page): Promise<void> {
  page.key('Enter', page.field('Name or number'))
  await settled()
}

test('/ opens the field, and Escape closes it with what was typed kept', async () => {
  const { page } = await situation({}, DIRECTORY)
  await type(page, 'be')
  expect(document.activeElement).toBe(page.field('Name or number'))
  page.key('Escape')
  await settled()
  expect(document.activeElement).toBe(page.button('Dial'))
  await page.click('Dial')
  expect(page.field('Name or number').value).toBe('be')
})

test.each([
  ['+34 915 550 143', '+34915550143'],
  ['(480) 555-0199', '+14805550199'],
  ['480.555.0199', '+14805550199'],
])('%s is dialled as %s', async (typed, to) => {
  const { page, asked } = await situation({}, DIALS)
  await type(page, typed)
  await enter(page)
  await expect.poll(() => asked('workitems.dial'), SLOW).toEqual([{ to, option: 'external' }])
  await settled()
  expect(document.querySelector('[role=dialog] [role=combobox]')).toBeNull()
})

test('what is no number is told in words, and not sent', async () => {
  const { page, asked } = await situation({}, DIALS)
  await type(page, '999 55')
  await enter(page)
  await expect.poll(() => page.alerts(), SLOW).toEqual(['999 55 is not a number that can be called.'])
  expect(asked('workitems.dial')).toEqual([])
})

test('a name nobody has is told', async () => {
  const { page } = await situation({}, DIALS)
  await type(page, 'zzz')
  await enter(page)
  await expect.poll(() => page.alerts(), SLOW).toEqual(['Nobody is called “zzz” here.'])
})

test('a contact with two numbers stands there twice, and the one chosen is dialled under its name', async () => {
  const { page, asked } = await situation({}, DIALS)
  await type(page, 'ben')
  await expect.poll(hits, SLOW).toEqual(['Ben Ode', 'Ben Ode'])
  await enter(page)
  await expect.poll(() => page.alerts(), SLOW).toEqual(['Several match: choose one with the arrows.'])
  expect(asked('workitems.dial')).toEqual([])
  page.key('ArrowDown')
  page.key('ArrowDown')
  await settled()
  await enter(page)
  await expect
    .poll(() => asked('workitems.dial'), SLOW)
    .toEqual([{ to: '+14805550135', option: 'external', contactId: 'c1', name: 'Ben Ode' }])
})

test('a number that is begun as it is written here finds who has it, and of two nobody is called unasked', async () => {
  const { page, asked } = await situation({}, DIALS)
  await type(page, '480 555')
  await expect.poll(hits, SLOW).toEqual(['Ben Ode', 'Ben Ode'])
  await enter(page)
  await expect.poll(() => page.text(), SLOW).toContain('Several match')
  expect(asked('workitems.dial')).toEqual([])
})

test('the last digits find whoever was spoken with there, once each; the only one is called', async () => {
  const past = (workitemId: string, given: Partial<Workitem>) =>
    aWorkitem({ workitemId, state: 'terminated', ...given })
  const objects = [
    past('p1', { name: 'Zoe Ash', from: '+34915550178', contactId: 'c7' }),
    past('p2', { name: 'Zoe Ash', from: '+34915550178' }),
    // Found by something else that it says.
    past('p3', { name: 'Li Wei', from: '+14805550100', summary: 'Order 0178' }),
  ]
  const found = { ok: true, value: { count: 3, total: 3, objects } }
  const { page, asked } = await situation({}, { ...DIALS, 'history.search': () => found })
  await type(page, '01 78')
  await expect.poll(hits, SLOW).toEqual(['Zoe Ash'])
  expect(asked('history.search')).toContainEqual(expect.objectContaining({ q: '0178' }))
  await enter(page)
  const call = { to: '+34915550178', option: 'external', name: 'Zoe Ash', contactId: 'c7' }
  await expect.poll(() => asked('workitems.dial'), SLOW).toEqual([call])
})

test('a number that a contact has is dialled as that contact', async () => {
  const { page, asked } = await situation({}, DIALS)
  await type(page, '480 555 0135')
  await expect.poll(hits, SLOW).toEqual(['Ben Ode', 'Ben Ode'])
  await enter(page)
  await expect
    .poll(() => asked('workitems.dial'), SLOW)
    .toMatchObject([{ to: '+14805550135', contactId: 'c1' }])
})

test('a colleague is called as one, and is the first of the next list', async () => {
  const { page, asked } = await situation({}, DIALS)
  await type(page, 'eva')
  await enter(page)
  await expect.poll(() => asked('workitems.dial'), SLOW).toEqual([{ to: 'u3', option: 'user' }])
  await settled()
  page.key('/', document.body)
  await expect.poll(hits, SLOW).toEqual(['Eva Lindqvist', 'Iva Marin', 'Otto Away'])
})

test('a number that must not be called is a question, of which the safe answer has the focus', async () => {
  const answers = {
    ...DIRECTORY,
    'workitems.dial': ({ force }: { force?: boolean | undefined }) =>
      force ? { ok: true, value: out } : refuse('DO_NOT_CALL', 'No.', { param: 'to' }),
  }
  const { page, asked } = await situation({}, answers)
  await type(page, '480 555 0199')
  await enter(page)
  await expect.poll(() => page.hasButton('Call anyway'), SLOW).toBe(true)
  expect(page.text()).toContain('+1 480 555 0199 must not be called. Call anyway?')
  await expect.poll(() => document.activeElement, SLOW).toBe(page.button('Do not call'))
  await page.click('Do not call')
  expect(asked('workitems.dial')).toHaveLength(1)
  await enter(page)
  await expect.poll(() => page.hasButton('Call anyway'), SLOW).toBe(true)
  await page.click('Call anyway')
  expect(asked('workitems.dial').at(-1)).toEqual({ to: '+14805550199', option: 'external', force: true })
})

test('another refusal is told at the field, which keeps what was typed', async () => {
  const { page } = await situation(
    {},
    { ...DIRECTORY, 'workitems.dial': () => refuse('UNAVAILABLE', 'Busy.') },
  )
  await type(page, '480 555 0199')
  await enter(page)
  await expect
    .poll(() => page.alerts(), SLOW)
    .toEqual(['Nobody was called. The contact centre is busy. Try again in a moment.'])
  expect(page.field('Name or number').value).toBe('480 555 0199')
})

test('a pasted link fills the field with its number, and waits', async () => {
  const { page, asked } = await situation({}, DIALS)
  await type(page, 'tel:+1-480-555-0199;ext=7')
  expect(page.field('Name or number').value).toBe('+14805550199')
  expect(asked('workitems.dial')).toEqual([])
  expect(withoutScheme('TEL:%2B14805550199')).toBe('+14805550199')
  expect(withoutScheme('tel:%')).toBe('tel:%')
  expect(withoutScheme('Telma')).toBe('Telma')
})

test('a conference is started from here while there is none', async () => {
  const { page, push, asked } = await situation({}, DIRECTORY)
  await page.click('Dial')
  await page.click('Start a conference')
  expect(asked('workitems.createConference')).toEqual([{}])
  await push({ workitems: [aWorkitem({ type: 'Conference', state: 'conference' })] })
  await page.click('Dial')
  expect(page.hasButton('Start a conference')).toBe(false)
})

test('after a restart whoever was called before is still at hand, once each and no more than five', async () => {
  const past = (id: number, given: Partial<Workitem> = {}): Workitem =>
    aWorkitem({
      workitemId: `p${id}`,
      type: 'OutboundCall',
      state: 'terminated',
      name: `Number ${id}`,
      to: `+1480555019${id}`,
      ...given,
    })
  const ivo = { participantId: 'p', kind: 'agent' as const, address: 'u2', state: 'left' as const }
  const rows = [
    past(9, { type: 'InboundCall', from: '+14805550111' }),
    past(1, { name: 'Iva Marin', to: 'u2', participants: [ivo] }),
    ...[2, 2, 3, 4, 5, 6].map((id) => past(id)),
  ]
  const { page } = await situation({}, { ...DIALS, 'history.recent': () => ({ ok: true, value: rows }) })
  await type(page, '')
  await expect
    .poll(hits, SLOW)
    .toEqual(['Iva Marin', 'Number 2', 'Number 3', 'Number 4', 'Number 5', 'Eva Lindqvist', 'Otto Away'])
})
