import { afterEach, expect, test } from 'vitest'
import type { Alerts } from '../../preload/contract.ts'
import { anOffer, aRing, aState, aWorkitem } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const ALERTS: Alerts = {
  ...{ profile: 'normal', volume: 0.7, devices: [], silenced: [], respectsQuiet: false, language: 'en' },
}
const HEADSET = { id: 'h', label: 'Headset' }

/** A machine with these loudspeakers. */
function machineWith(...labels: string[]) {
  const devices = labels.map((label) => ({ kind: 'audiooutput', deviceId: label[0]?.toLowerCase(), label }))
  const media = Object.assign(new EventTarget(), { enumerateDevices: async () => devices })
  Object.defineProperty(navigator, 'mediaDevices', { value: media, configurable: true })
}
afterEach(() => void Reflect.deleteProperty(navigator, 'mediaDevices'))

const opened = async (alerts: object = {}, health: object = {}) => {
  const here = await situation({
    alerts: { ...ALERTS, devices: [], ...alerts },
    health: { ...aState().health, ...health },
  })
  here.page.key('Ctrl+,')
  await settled()
  return here
}
const tick = async (label: string) => {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label)
  found?.querySelector('input')?.click()
  await settled()
}
const asked = (bridge: { asked: { name: string; input: unknown }[] }) =>
  bridge.asked.filter(({ name }) => name === 'alerts.change').map(({ input }) => input)

test('how loud a call is, and on what, is chosen in the settings, and kept at once', async () => {
  machineWith('Desk', 'Headset')
  const { bridge } = await opened()
  await tick('Insistent: louder, and comes back')
  await tick('Headset')
  await tick('Ring without a sound while the desktop is told not to disturb')
  expect(asked(bridge)).toEqual([{ profile: 'insistent' }, { devices: [HEADSET] }, { respectsQuiet: true }])
})

test('of which news a notification is shown is chosen, and the profile says how it is', async () => {
  const { bridge, page } = await opened({ silenced: ['chat'], profile: 'insistent' })
  const boxes = [...page.region('Ring and notifications').querySelectorAll('label')].filter((one) =>
    ['E-mails', 'Chat messages'].includes(one.textContent?.trim() ?? ''),
  )
  expect(boxes.map((one) => one.querySelector('input')?.checked)).toEqual([true, false])
  expect(page.region('Ring and notifications').textContent).toContain('They stay until you have dealt with')
  await tick('E-mails')
  await tick('Chat messages')
  expect(asked(bridge)).toEqual([{ silenced: ['email', 'chat'] }, { silenced: [] }])
})

test('what was asked for on the desktop and refused is told in the window, once each', async () => {
  const { page, push } = await situation({})
  const failure = { type: 'validation', code: 'DO_NOT_CALL', message: 'This number must not be called.' }
  await push({ refused: { action: 'workitems.dial', failure, n: 1 } })
  await push({ refused: { action: 'workitems.dial', failure, n: 1 } })
  expect(page.alerts()).toHaveLength(1)
})

test('a device that was chosen and is not there stands in the list, and what rings in its place is said', async () => {
  machineWith('Desk')
  const { page } = await opened({ devices: [HEADSET] }, { ring: { missing: ['Headset'], silent: false } })
  expect(page.region('Ring and notifications').textContent).toContain('Headset (not there)')
  expect(page.text()).toContain("Not there now: Headset. Calls ring on the system's own device instead.")
})

test('what a notification was clicked for is looked at, each time anew', async () => {
  const [one, two] = [aWorkitem({ name: 'Ana Ruiz' }), aRing({ name: 'Ben Ode' })]
  const { page, push } = await situation({ workitems: [one, two], offers: [anOffer(two)] })
  const head = () => page.region('Workitem').querySelector('h2')?.textContent
  await push({ wanted: { workitemId: one.workitemId, n: 1 } })
  expect(head()).toContain('Ana Ruiz')
  await push({ wanted: { workitemId: two.workitemId, n: 2 } })
  expect(head()).toContain('Ben Ode')
})

test('a page that comes back after a crash does not do again what was asked for before, and does what comes then', async () => {
  const [one, two] = [aWorkitem({ name: 'Ana Ruiz' }), aWorkitem({ state: 'hold', name: 'Li Wei' })]
  const failure = { type: 'validation', code: 'DO_NOT_CALL', message: 'This number must not be called.' }
  const asked = {
    wanted: { workitemId: two.workitemId, n: 1, panel: 'transfer' },
    refused: { action: 'workitems.dial', failure, n: 2 },
  } as const
  const lost = await situation({ workitems: [one, two] })
  await lost.push(asked)
  expect(lost.page.alerts()).toHaveLength(1)
  lost.page.close()
  const { page, push } = await situation({ workitems: [one, two], ...asked })
  const head = () => page.region('Workitem').querySelector('h2')?.textContent
  expect([head(), page.alerts()]).toEqual([expect.stringContaining('Ana Ruiz'), []])
  await push({ wanted: { workitemId: two.workitemId, n: 3 } })
  expect(head()).toContain('Li Wei')
})

test('what was asked for while there was no page is done by the one that comes', async () => {
  const [one, two] = [aWorkitem({ name: 'Ana Ruiz' }), aWorkitem({ state: 'hold', name: 'Li Wei' })]
  const { page } = await situation({
    workitems: [one, two],
    wanted: { workitemId: two.workitemId, n: 1 },
  })
  expect(page.region('Workitem').querySelector('h2')?.textContent).toContain('Li Wei')
})

test('the desktop is told the language of the window, once and only where it speaks another', async () => {
  const { bridge, push } = await situation({ alerts: { ...ALERTS, devices: [] } })
  expect(asked(bridge)).toEqual([])
  await push({ alerts: { ...ALERTS, devices: [], language: 'es' } })
  expect(asked(bridge)).toEqual([{ language: 'en' }])
})
