// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ActionInput, Workitem } from '../../preload/contract.ts'
import { aWorkitem, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const aVoicemail = (given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: 'v',
    state: 'terminated',
    name: 'Eva Lind',
    from: '+46850550112',
    inboxId: 'sales',
    endReason: 'voicemail',
    vmStatus: 0,
    actions: ['voicemailPlayed'],
    voicemailFile: { signedUrl: 'https://files.example/1', durationMs: 34_000 },
    transcriptionMessage: 'Please call me back.',
    endedAt: NOW - 120_000,
    ...given,
  })
const aMissed = (given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: 'm',
    state: 'terminated',
    endReason: 'callerHungUp',
    missedStatus: 0,
    actions: ['missedCallDialed'],
    endedAt: NOW - 60_000,
    ...given,
  })
/** A history that knows these, and which of them wait. */
function aHistory(...items: Workitem[]) {
  const kept = [...items]
  const search = ({ queryParams = {} }: ActionInput<'history.search'>) => {
    const objects = kept.filter(({ workitemId }) => workitemId === queryParams['workitemId'])
    return { ok: true, value: { count: objects.length, total: objects.length, objects } }
  }
  const all = () => ({ ok: true, value: kept })
  const waiting = () => ({
    ok: true,
    value: kept.filter((one) => one.vmStatus === 0 || one.missedStatus === 0),
  })
  return { kept, answers: { 'history.waiting': waiting, 'history.search': search, 'history.recent': all } }
}
const ok = (value: unknown) => () => ({ ok: true, value })
const refused = (code: string) => () => ({ ok: false, failure: { type: 'x', code, message: '' } })
const audio = () => document.querySelector('audio') as HTMLAudioElement
const tell = async (event: string) => {
  audio().dispatchEvent(new Event(event))
  await settled()
}

beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (this: HTMLMediaElement) {
    this.dispatchEvent(new Event('play'))
    return Promise.resolve()
  })
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(function (this: HTMLMediaElement) {
    this.dispatchEvent(new Event('pause'))
  })
})
afterEach(() => void vi.restoreAllMocks())

test('voicemails and missed calls that nobody has dealt with wait, by caller, queue and state, and are named once', async () => {
  const read = aMissed({ workitemId: 'r', missedStatus: 1, name: 'Tom Reyes' })
  const { page } = await situation({}, aHistory(aVoicemail(), aMissed(), read).answers)
  expect(page.list('Waiting').sort()).toEqual(['Ana Ruiz, Billing, Missed', 'Eva Lind, Sales, Voicemail'])
  expect(page.list('Recent')).toEqual(['Tom Reyes, Billing, Missed'])
})

test('what is read leaves the list, stays in sight, and can be marked as unread', async () => {
  const history = aHistory(aVoicemail())
  const { page, push, asked } = await situation(
    {},
    {
      ...history.answers,
      // It is so old that the list of what ended last does not reach back to it.
      'history.recent': ok([]),
      'workitems.voicemailPlayed': ok(aVoicemail({ version: 2, vmStatus: 1 })),
    },
  )
  await page.click('Eva Lind, Sales')
  await page.click('Mark as read')
  expect(asked('workitems.voicemailPlayed')).toEqual([{ workitemId: 'v', played: true }])
  history.kept.splice(0, 1, aVoicemail({ version: 2, vmStatus: 1 }))
  await push({ historyRevision: 2 })
  expect(page.lists()).not.toContain('Waiting')
  await page.click('Mark as unread')
  expect(asked('workitems.voicemailPlayed')).toHaveLength(2)
  expect(asked('workitems.voicemailPlayed')[1]).toEqual({ workitemId: 'v', played: false })
})

test('a missed call is marked, and called back at its number', async () => {
  const { page, asked } = await situation({}, aHistory(aMissed({ contactId: 'ct1' })).answers)
  await page.click('Ana Ruiz, Billing')
  await page.click('Mark as read')
  expect(asked('workitems.missedCallDialed')).toEqual([{ workitemId: 'm', played: true }])
  await page.click('Call back')
  expect(asked('workitems.dial')).toEqual([
    { to: '+14805550134', option: 'external', contactId: 'ct1', name: 'Ana Ruiz' },
  ])
})

test('who withheld the number cannot be called back', async () => {
  const { page } = await situation({}, aHistory(aMissed({ from: 'anonymous', name: '' })).answers)
  await page.click('anonymous, Billing')
  expect(page.hasButton('Call back')).toBe(false)
})

test('a mark that the server does not list is not offered, and without a link a call back says why it is off', async () => {
  const { page } = await situation(
    { connection: { link: 'reconnecting', since: NOW, staleSince: NOW } },
    aHistory(aMissed({ actions: [] })).answers,
  )
  await page.click('Ana Ruiz, Billing')
  expect(page.hasButton('Mark as read')).toBe(false)
  expect(page.button('Call back').getAttribute('aria-disabled')).toBe('true')
})

test('Play asks for the sound where the app serves it, and does not mark the message as read', async () => {
  const { page, asked } = await situation(
    {},
    { ...aHistory(aVoicemail()).answers, 'media.open': ok({ url: 'app://ringdesk/media/v/voicemail' }) },
  )
  await page.click('Eva Lind, Sales')
  expect(page.region('Workitem').textContent).toContain('Please call me back.')
  expect(page.region('Workitem').textContent).toContain('0:00 / 0:34')
  expect(audio().getAttribute('src')).toBeNull()
  await page.click('Play')
  expect(asked('media.open')).toEqual([{ workitemId: 'v', part: 'voicemail' }])
  expect(audio().src).toBe('app://ringdesk/media/v/voicemail')
  await page.click('Pause')
  expect(page.hasButton('Play')).toBe(true)
  expect(asked('workitems.voicemailPlayed')).toEqual([])
})

test('a sound that is not to be had says why, and the next press asks again', async () => {
  const { page, asked } = await situation(
    {},
    { ...aHistory(aVoicemail()).answers, 'media.open': refused('UNREACHABLE') },
  )
  await page.click('Eva Lind, Sales')
  await page.click('Play')
  expect(page.alerts().join()).toContain('The server cannot be reached.')
  await page.click('Play')
  expect(asked('media.open')).toHaveLength(2)
})

test('a sound that is there and cannot be played says so', async () => {
  const { page } = await situation(
    {},
    { ...aHistory(aVoicemail()).answers, 'media.open': ok({ url: 'app://ringdesk/media/v/voicemail' }) },
  )
  await page.click('Eva Lind, Sales')
  await page.click('Play')
  await tell('error')
  expect(page.alerts()).toEqual(['This recording cannot be played here.'])
  expect(page.hasButton('Play')).toBe(true)
})

test('the speed is chosen, and arrows move by five seconds', async () => {
  const { page } = await situation(
    {},
    { ...aHistory(aVoicemail()).answers, 'media.open': ok({ url: 'app://ringdesk/media/v/voicemail' }) },
  )
  await page.click('Eva Lind, Sales')
  await page.click('Play')
  const [, faster] = document.querySelectorAll<HTMLInputElement>('input[type=radio]')
  faster?.click()
  await settled()
  expect(audio().playbackRate).toBe(1.25)
  const line = document.querySelector('input[type=range]') as HTMLInputElement
  page.key('ArrowRight', line)
  await settled()
  expect(audio().currentTime).toBe(5)
  expect(line.getAttribute('aria-valuetext')).toBe('0:05 of 0:34')
})

test('a call that is retrieved stops what is being played beside it', async () => {
  const recordings = [{ signedUrl: 'https://files.example/1', startedAt: NOW - 60_000, durationMs: 5_000 }]
  const held = aWorkitem({ workitemId: 'h', state: 'hold', recordings })
  const { page, push } = await situation(
    { workitems: [held] },
    { 'media.open': ok({ url: 'app://ringdesk/media/h/0' }) },
  )
  await page.click('Play')
  expect(page.hasButton('Pause')).toBe(true)
  await push({ workitems: [{ ...held, version: 2, state: 'active' }] })
  expect(page.hasButton('Pause')).toBe(false)
})

test('what has been dealt with waits no more, whatever the answer holds', async () => {
  const done = aVoicemail({ vmStatus: 1 })
  const { page } = await situation({}, { 'history.waiting': ok([done]) })
  expect(page.lists()).not.toContain('Waiting')
})

test('recordings of a call are there to be heard, each by its place', async () => {
  const call = aWorkitem({
    recordings: [
      { signedUrl: 'https://files.example/1', startedAt: NOW - 60_000, durationMs: 5_000 },
      { signedUrl: 'https://files.example/2', startedAt: NOW - 30_000, durationMs: 7_000 },
    ],
  })
  const { page, asked } = await situation({ workitems: [call] })
  expect(document.querySelectorAll('audio')).toHaveLength(2)
  const [, second] = [...page.region('Workitem').querySelectorAll('button')].filter(
    (button) => button.textContent.trim() === 'Play',
  )
  second?.click()
  await settled()
  expect(asked('media.open')).toEqual([{ workitemId: call.workitemId, part: 1 }])
})

test('beside a missed call an SMS can be written to its number', async () => {
  const { page, asked } = await situation({}, aHistory(aMissed()).answers)
  await page.click('Ana Ruiz, Billing')
  await page.click('Send an SMS')
  expect(document.activeElement).toBe(page.field('Message'))
  await page.fill('Message', 'I will call at five.')
  page.key('Enter', page.field('Message'))
  await settled()
  expect(asked('workitems.sms')).toEqual([{ to: '+14805550134', message: 'I will call at five.' }])
  expect(document.activeElement).toBe(page.button('Send an SMS'))
})
