// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Workitem } from '../../preload/contract.ts'
import { aWorkitem, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { DIRECTORY } from './people.ts'
import { situation, standStill } from './situations.ts'

/** A busy machine takes its time. */
const SLOW = { timeout: 20_000 }

standStill()

const JOIN = 'createConferenceWithWorkitems'
const customer = aWorkitem({ workitemId: 'customer', state: 'hold', actions: ['active', 'hangUp', JOIN] })
const consult = aWorkitem({
  workitemId: 'consult',
  type: 'OutboundCall',
  name: 'Iva Marin',
  actions: ['hangUp', 'hold', JOIN],
})
const press = async (page: { key(keys: string, at?: Element): boolean }, keys: string) => {
  page.key(keys, document.body)
  await settled()
}

test('while somebody is asked all three can be joined, or the two alone', async () => {
  const { page, asked } = await situation({ workitems: [customer, consult] })
  expect(page.region('Workitem').textContent).toContain(
    'You speak with Iva Marin alone; Ana Ruiz hears music.',
  )
  await press(page, 'j')
  await page.click('Hand over without joining')
  expect(asked(`workitems.${JOIN}`)).toEqual([
    { addMe: true, workitemIds: ['customer', 'consult'] },
    { addMe: false, workitemIds: ['customer', 'consult'] },
  ])
})

test('one key leads back to the customer: the other call ends, and the customer is taken back', async () => {
  const { page, asked } = await situation({ workitems: [customer, consult] })
  await press(page, 'b')
  expect(asked('workitems.hangUp')).toEqual([{ workitemId: 'consult' }])
  expect(asked('workitems.active')).toEqual([{ workitemId: 'customer' }])
})

test('whoever was asked and does not come: it is said why, the customer still waits, and one key leads back', async () => {
  let past: Workitem[] = []
  const held: Workitem = { ...customer, version: 2, timeEvents: [{ name: 'held', at: NOW - 60_000 }] }
  const dialing: Workitem = { ...consult, state: 'dialing', actions: ['hangUp'] }
  const { page, asked, push } = await situation(
    { workitems: [{ ...customer, state: 'active', actions: ['transferToAgent', JOIN] }] },
    {
      ...DIRECTORY,
      'history.recent': () => ({ ok: true, value: past }),
      'workitems.dial': () => ({ ok: true, value: dialing }),
    },
  )
  await press(page, 't')
  await page.fill('Name or number', 'Iva')
  page.key('Enter', page.field('Name or number'))
  await expect.poll(() => asked('workitems.dial').length, SLOW).toBe(1)
  await push({ workitems: [held, dialing] })
  const pane = () => page.region('Workitem').textContent
  await expect.poll(pane, SLOW).toContain('Calling Iva Marin; Ana Ruiz waits on hold.')
  const ended = (endReason: Workitem['endReason']): Workitem => ({
    ...dialing,
    ...{ version: 2, state: 'terminated', actions: [], endReason, endedAt: NOW - 30_000 },
  })
  let historyRevision = 1
  const after = async (endReason: Workitem['endReason'], item = held) => {
    past = [ended(endReason)]
    await push({ workitems: [item], historyRevision: (historyRevision += 1) })
  }

  await after('rejected')
  await expect.poll(pane, SLOW).toContain('Iva Marin declined; Ana Ruiz still waits on hold.')
  await press(page, 'b')
  expect(asked('workitems.active')).toEqual([{ workitemId: 'customer' }])
  await after('noAnswer')
  await expect.poll(pane, SLOW).toContain('Iva Marin did not answer')
  await after('farEnd')
  await expect.poll(pane, SLOW).toContain('Iva Marin is no longer on the line')
  // Who hung up knows; and whoever is held anew waits for something else.
  await after('hangUp')
  await expect.poll(pane, SLOW).not.toContain('Iva Marin')
  await after('rejected', { ...held, version: 3, timeEvents: [{ name: 'held', at: NOW - 10_000 }] })
  expect(pane()).not.toContain('Iva Marin')
})

test('before the one who is asked has answered nothing can be joined', async () => {
  const dialing: Workitem = { ...consult, state: 'dialing', actions: ['hangUp'] }
  const { page } = await situation({ workitems: [customer, dialing] })
  expect(page.hasButton('Back to the customer')).toBe(true)
  expect(page.hasButton('Join all three')).toBe(false)
})

test('with two calls on hold nobody guesses about whom somebody was called', async () => {
  const { page } = await situation({ workitems: [customer, { ...customer, workitemId: 'other' }, consult] })
  expect(page.hasButton('Back to the customer')).toBe(false)
})
