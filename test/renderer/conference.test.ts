// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Participant, Workitem } from '../../preload/contract.ts'
import { aWorkitem } from './fixtures.ts'
import { settled } from './page.ts'
import { DIRECTORY } from './people.ts'
import { situation, standStill } from './situations.ts'

/** A busy machine takes its time. */
const SLOW = { timeout: 20_000 }

standStill()

const JOIN = 'createConferenceWithWorkitems'
const MEMBER = ['hangUp', 'mute', 'unMute', 'dtmf', 'removeFromConference']
const OWN = ['hold', 'hangUp', 'mute', 'unMute', 'dtmf']
const party = (workitemId: string, name: string, given: Partial<Participant> = {}): Participant => ({
  participantId: `p-${name}`,
  workitemId,
  kind: 'customer',
  name,
  address: name,
  state: 'connected',
  muted: false,
  ...given,
})
const me: Participant = {
  participantId: 'me',
  kind: 'agent',
  name: 'Ivo Marsh',
  address: 'u1',
  state: 'connected',
}
const member = (workitemId: string, name: string): Workitem =>
  aWorkitem({ workitemId, name, state: 'conference', conferenceWorkitemId: 'c', actions: MEMBER })
const ana = member('ana', 'Ana Ruiz')
const iva = member('iva', 'Iva Marin')
const own = (given: Partial<Workitem> = {}): Workitem =>
  aWorkitem({
    workitemId: 'c',
    type: 'Conference',
    state: 'conference',
    name: '',
    actions: OWN,
    participants: [me, party('ana', 'Ana Ruiz'), party('iva', 'Iva Marin', { state: 'held' })],
    ...given,
  })
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

test('who hears whom is told in words, party by party', async () => {
  const { page, push } = await situation({ workitems: [ana, iva, own()] })
  const rows = () =>
    [...(document.querySelector('[aria-label="Who hears whom"]')?.querySelectorAll('.words') ?? [])].map(
      (row) => row.textContent?.replace(/\s+/g, ' ').trim(),
    )
  expect(rows()).toEqual(['Youhear and are heard', 'Ana Ruizhears and is heard', 'Iva Marinhears music'])
  const participants = [
    { ...me, state: 'held' as const },
    party('ana', 'Ana Ruiz', { muted: true }),
    party('iva', 'Iva Marin', { state: 'left' }),
  ]
  await push({
    workitems: [ana, own({ version: 2, state: 'hold', actions: ['active', 'hangUp'], participants })],
  })
  expect(rows()).toEqual(['Youhear nobody; the others talk on', 'Ana Ruizhears everybody and is muted'])
  expect(page.hasButton('Retrieve')).toBe(true)
})

test('each member is muted, held, spoken with alone or dropped by a button with its name', async () => {
  const { page, asked } = await situation({ workitems: [ana, iva, own()] })
  await page.click('Mute Ana Ruiz')
  await page.click('Hold Ana Ruiz')
  await page.click('Talk alone Iva Marin')
  await page.click('Hang up Ana Ruiz')
  expect(asked('workitems.mute')).toEqual([{ workitemId: 'ana' }])
  expect(asked('workitems.removeFromConference')).toEqual([
    { workitemId: 'ana', action: 'hold' },
    { workitemId: 'iva', action: 'active' },
    { workitemId: 'ana', action: 'hangup' },
  ])
})

test('M mutes the agent in the conference, never one of its members', async () => {
  const { page, asked } = await situation({ workitems: [ana, iva, own()] })
  await press(page, 'm')
  expect(asked('workitems.mute')).toEqual([{ workitemId: 'c' }])
})

test('the transfer is completed with those who are in it, and says what that means', async () => {
  const { page, asked } = await situation(
    { workitems: [ana, iva, own({ record: 1, actions: [...OWN, 'warmTransfer'] })] },
    DIRECTORY,
  )
  expect(page.list('What will happen')).toEqual([
    'You leave; Ana Ruiz, Iva Marin go on talking.',
    'Recording goes on.',
    'You go to wrap-up.',
  ])
  await page.click('Complete transfer')
  expect(asked('workitems.warmTransfer')).toEqual([
    { workitemIds: ['ana', 'iva'], eventName: 'warmTransfer', recording: 'keepCurrent' },
  ])
})

test('a transfer that is not listed yet has no button', async () => {
  const { page } = await situation({ workitems: [ana, own()] })
  expect(page.hasButton('Complete transfer')).toBe(false)
})

test('a held call joins the conference in the way that was ticked', async () => {
  const held = aWorkitem({
    workitemId: 'held',
    state: 'hold',
    name: 'Li Wei',
    actions: ['active', 'addToConference'],
  })
  const { page, asked } = await situation({ workitems: [ana, own(), held] }, DIRECTORY)
  await press(page, 'c')
  const boxes = document.querySelectorAll<HTMLInputElement>('.panel input[type=checkbox]')
  expect(boxes).toHaveLength(4)
  boxes[1]?.click()
  boxes[2]?.click()
  await settled()
  await page.click('Add Li Wei')
  expect(asked('workitems.addToConference')).toEqual([
    { workitemId: 'held', beep: false, music: true, muted: true, record: false },
  ])
})

test('somebody is called into the conference, which goes on meanwhile', async () => {
  const { page, asked } = await situation(
    { workitems: [ana, own()] },
    { ...DIRECTORY, 'workitems.dial': () => ({ ok: true, value: consult }) },
  )
  await press(page, 'c')
  expect(document.activeElement).toBe(page.field('Name or number'))
  await page.fill('Name or number', 'li wei')
  page.key('Enter')
  await expect
    .poll(() => asked('workitems.dial'), SLOW)
    .toMatchObject([{ to: '+34915550178', contactId: 'c2', conferenceWorkitemId: 'c' }])
})

test('where there is no conference yet, one is made of this call and those that are ticked', async () => {
  const other = { ...customer, workitemId: 'other', name: 'Li Wei' }
  const { page, asked } = await situation(
    { workitems: [consult, customer, other] },
    { [`workitems.${JOIN}`]: () => ({ ok: true, value: own() }) },
  )
  await press(page, 'c')
  const boxes = document.querySelectorAll<HTMLInputElement>('.panel input[type=checkbox]')
  boxes[1]?.click()
  await settled()
  await page.click('Start a conference')
  expect(asked(`workitems.${JOIN}`)).toEqual([{ addMe: true, workitemIds: ['consult', 'other'] }])
})

test('a conference is named by whoever is in it, colleagues included, and has no number', async () => {
  const participants = [
    me,
    party('ana', 'Ana Ruiz'),
    party('iva', 'Iva Marin', { kind: 'agent', address: 'u2' }),
    party('gone', 'Li Wei', { state: 'left' }),
  ]
  const { page } = await situation({ workitems: [ana, iva, own({ participants })] })
  expect(page.region('Workitem').querySelector('h2')?.textContent?.trim()).toBe('Ana Ruiz, Iva Marin')
  expect(page.region('Contact').textContent).not.toContain('Number')
})

test('who was called into the conference and answers leads back to it', async () => {
  const called: Workitem = { ...consult, state: 'dialing' }
  const { page, push } = await situation({ workitems: [ana, own()] })
  await push({ workitems: [ana, own(), called] })
  expect(page.region('Workitem').querySelector('h2')?.textContent).toContain('Iva Marin')
  const joined: Workitem = { ...called, version: 2, state: 'conference', conferenceWorkitemId: 'c' }
  await push({ workitems: [ana, own(), joined] })
  expect(page.region('Workitem').querySelector('h2')?.textContent).toContain('Ana Ruiz, Iva Marin')
})

test('what hanging up means is told: the others talk on, or with one of them the conference ends', async () => {
  const alone = own({ participants: [me, party('ana', 'Ana Ruiz'), party('iva', 'Iva', { state: 'left' })] })
  const { page, push } = await situation({ workitems: [ana, alone] })
  const words = () => page.region('Workitem').textContent
  expect(words()).toContain('If you hang up, the conference ends.')
  await push({ workitems: [ana, iva, own({ version: 2 })] })
  expect(words()).toContain('If you hang up, the others talk on.')
})
