// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Workitem } from '../../preload/contract.ts'
import { aRing, aState, aWorkitem, anOffer, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const live = aWorkitem({ workitemId: 'live' })
const waits = (given: Partial<Workitem>) =>
  aWorkitem({ state: 'inqueue', actions: ['claim', 'changePriority'], ...given })
const options = () => [...document.querySelectorAll<HTMLElement>('[role^=menuitem]')]
const texts = () => options().map((option) => option.textContent?.trim())
async function choose(index: number): Promise<void> {
  options()[index]?.click()
  await settled()
}

test('R records, and once the server says so, ends the recording', async () => {
  const may = { ...live, actions: ['startRecording', 'stopRecording'] }
  const { page, push, asked } = await situation({ workitems: [may] })
  page.key('r', document.body)
  await settled()
  expect(asked('workitems.startRecording')).toEqual([{ workitemId: 'live' }])
  expect(page.hasButton('Record')).toBe(true)
  await push({ workitems: [{ ...may, version: 2, record: 1 }] })
  await page.click('Stop recording')
  expect(asked('workitems.stopRecording')).toEqual([{ workitemId: 'live' }])
})

test('a caller who rings is sent to voicemail; one decision at a time', async () => {
  const ring = aRing({ workitemId: 'ring' })
  const { page, asked } = await situation(
    { workitems: [ring], offers: [anOffer(ring)] },
    { 'workitems.voicemail': () => new Promise(() => undefined) },
  )
  await page.click('Send to voicemail')
  await page.click('Answer')
  expect(asked('workitems.voicemail')).toEqual([{ workitemId: 'ring' }])
  expect(asked('offers.accept')).toEqual([])
})

test('with whoever is called, our own message is left', async () => {
  const out = aWorkitem({ workitemId: 'out', type: 'OutboundCall', state: 'dialing', actions: ['voicemail'] })
  const { page, asked } = await situation({ workitems: [out] })
  expect(page.hasButton('Send to voicemail')).toBe(false)
  await page.click('Leave voicemail')
  expect(asked('workitems.voicemail')).toEqual([{ workitemId: 'out' }])
})

test('the priority is one of five names, the highest first', async () => {
  const { page, asked } = await situation({ workitems: [{ ...live, actions: ['changePriority'] }] })
  await page.click('Priority: Standard')
  expect(texts()).toEqual(['Highest', 'High', 'Standard', 'Low', 'Lowest'])
  await choose(1)
  expect(asked('workitems.changePriority')).toEqual([{ workitemId: 'live', priority: 4 }])
})

test('a colleague stands in no queue, and has no priority', async () => {
  const ivo = {
    participantId: 'p',
    kind: 'agent',
    name: 'Ivo',
    address: 'u_ivo',
    state: 'connected',
  } as const
  const leg: Workitem = {
    ...live,
    type: 'OutboundCall',
    to: 'u_ivo',
    participants: [{ ...ivo, muted: false }],
  }
  const { page, push } = await situation({ workitems: [{ ...leg, actions: ['changePriority'] }] })
  expect(page.hasButton('Priority: Standard')).toBe(false)
  await push({ workitems: [{ ...live, version: 2, actions: ['changePriority'] }] })
  expect(page.hasButton('Priority: Standard')).toBe(true)
})

test('a wrap-up whose deadline may be moved is extended beside it', async () => {
  const wrapup = aWorkitem({
    workitemId: 'w',
    state: 'wrapup',
    actions: ['disposition', 'extendwrapup'],
    wrapupExpiresAt: NOW + 41_000,
  })
  const { page, asked } = await situation({ workitems: [wrapup] })
  await page.click('Extend')
  expect(asked('workitems.extendWrapup')).toEqual([{ workitemId: 'w' }])
})

test('the inbox has the most urgent first, then who waits longest, and nothing of it is looked at by itself', async () => {
  const { page, asked } = await situation({
    workitems: [
      waits({ name: 'Young', offeredAt: NOW - 1_000 }),
      waits({ name: 'Old', offeredAt: NOW - 9_000 }),
      waits({ workitemId: 'urgent', name: 'Urgent', priority: 5 }),
    ],
  })
  expect(page.list('Inbox')).toEqual([
    'Urgent, Billing, Waiting',
    'Old, Billing, Waiting',
    'Young, Billing, Waiting',
  ])
  expect(page.hasButton('Claim')).toBe(false)
  document.querySelector<HTMLElement>('[data-entry]')?.click()
  await settled()
  await page.click('Claim')
  expect(asked('workitems.claim')).toEqual([{ workitemId: 'urgent' }])
})

test('who is looked at in the inbox and taken by somebody else leaves the pane to the next ring', async () => {
  const { page, push } = await situation({ workitems: [waits({ name: 'Gone' })] })
  document.querySelector<HTMLElement>('[data-entry]')?.click()
  await settled()
  await push({ workitems: [] })
  const ring = aRing()
  await push({ workitems: [ring], offers: [anOffer(ring)] })
  expect(page.region('Workitem').textContent).toContain('Ben Ode')
})

test('an e-mail that is offered waits and does not ring', async () => {
  const mail = aRing({ type: 'InboundEmail', channelType: 'email', from: 'eva@example.com', name: 'Eva' })
  const { page } = await situation({ workitems: [live, mail], offers: [anOffer(mail)] })
  expect(page.list('Waiting')).toEqual(['Eva, Sales, Waiting'])
  expect(page.lists()).not.toContain('Ringing')
  expect(document.querySelector('[aria-label="Second call"]')).toBeNull()
})

test('what is looked at and joins a conference is followed into it, past its members', async () => {
  const member = { ...live, version: 2, state: 'conference', conferenceWorkitemId: 'c' } as const
  const conference = aWorkitem({ workitemId: 'c', type: 'Conference', state: 'conference', name: 'All' })
  const { page, push } = await situation({ workitems: [live] })
  await push({ workitems: [member, conference] })
  expect(page.region('Workitem').querySelector('h2')?.textContent).toContain('All')
  expect(page.list('Conference')).toEqual(['All, Billing, Conference', 'Ana Ruiz, Billing, Conference'])
})

test('during a call a status is chosen for after it, or at once', async () => {
  const agent = { ...aState().agent, statusId: 'busy', category: 'busy', nextStatusId: 'lunch' } as never
  const { page, asked } = await situation({ workitems: [live], agent })
  await page.click('Status: On a call')
  expect(texts()).toEqual([
    'No change',
    ...['Available', 'Lunch', 'Training'],
    ...['Available', 'Lunch', 'Training'],
    'Test my phone',
  ])
  expect(options().filter((one) => one.getAttribute('aria-checked') === 'true')).toHaveLength(1)
  await choose(3)
  await page.click('Status: On a call')
  await choose(5)
  await page.click('Status: On a call')
  await choose(0)
  expect(asked('agent.setStatus')).toEqual([
    { statusId: 'busy', nextStatusId: 'training' },
    { statusId: 'lunch' },
    { statusId: 'busy' },
  ])
})

test('the phone is tested by a call that says that it is a test', async () => {
  const { page, push, asked } = await situation()
  await page.click('Status: Available')
  await choose(3)
  expect(asked('app.testPhone')).toEqual([{}])
  const ring = aRing({ name: 'Test call' })
  await push({ workitems: [ring], offers: [anOffer(ring, { test: true })] })
  expect(page.region('Workitem').textContent).toContain('A test: nobody is calling')
})
