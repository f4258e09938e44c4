// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Workitem } from '../../preload/contract.ts'
import { aRing, aWorkitem, anOffer, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

/** A busy machine takes its time. */
const SLOW = { timeout: 20_000 }

standStill()

const live = aWorkitem({ workitemId: 'live' })
const held = aWorkitem({ workitemId: 'held', state: 'hold', name: 'Li Wei' })
const refused = { ok: false, failure: { type: 'conflict', code: 'ACTION_NOT_ALLOWED', message: 'No.' } }
const silence = () => new Promise<never>(() => undefined)
const pasted = (text: string) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text', text)
  return new ClipboardEvent('paste', { clipboardData, bubbles: true })
}

test.each([
  ['Hold', 'workitems.hold'],
  ['Mute', 'workitems.mute'],
  ['Hang up', 'workitems.hangUp'],
])('%s asks for exactly that', async (name, action) => {
  const { page, asked } = await situation({ workitems: [live] })
  await page.click(name)
  expect(asked(action)).toEqual([{ workitemId: 'live' }])
})

test('a held call offers Retrieve in the place of Hold', async () => {
  const { page, asked } = await situation({ workitems: [held] })
  expect(page.hasButton('Hold')).toBe(false)
  await page.click('Retrieve')
  expect(asked('workitems.active')).toEqual([{ workitemId: 'held' }])
})

test('the key shown on a button is not part of its name', async () => {
  const { page } = await situation({ workitems: [live] })
  const mute = page.button('Mute')
  expect(mute.querySelector('kbd')?.textContent).toBe('M')
  expect(mute.getAttribute('aria-keyshortcuts')).toBe('M Control+Shift+M')
})

test('a click is heard at once, and the shown state waits for the server', async () => {
  const { page } = await situation({ workitems: [live] }, { 'workitems.hold': silence })
  page.button('Hold').click()
  await Promise.resolve()
  expect(page.button('Hold').getAttribute('aria-busy')).toBe('true')
  await settled()
  expect(page.hasButton('Retrieve')).toBe(false)
  expect(page.list('Live')).toEqual(['Ana Ruiz, Billing, Live'])
})

test('the focus stays on the button when Hold becomes Retrieve', async () => {
  const { page, push } = await situation({ workitems: [live] })
  const button = page.button('Hold')
  button.focus()
  await push({ workitems: [{ ...held, workitemId: 'live', version: 2 }] })
  expect(page.button('Retrieve')).toBe(button)
  expect(document.activeElement).toBe(button)
})

test('muted, on hold and recording are the server’s words', async () => {
  const { page, push } = await situation({ workitems: [live] })
  expect(page.region('Workitem').textContent).not.toContain('muted')
  await push({ workitems: [{ ...live, version: 2, mute: 1, record: 1 }] })
  expect(page.region('Workitem').textContent).toContain('muted')
  expect(page.region('Workitem').textContent).toContain('recording')
})

test('a refusal is told in a plain sentence, and can be dismissed', async () => {
  const { page } = await situation({ workitems: [live] }, { 'workitems.hold': () => refused })
  await page.click('Hold')
  expect(page.alerts()).toEqual(['The call was not put on hold. That is no longer possible for this call.'])
  await page.click('Dismiss')
  expect(page.alerts()).toEqual([])
})

test('when what held the focus is gone, the call has it', async () => {
  const { page } = await situation({ workitems: [live] }, { 'workitems.hold': () => refused })
  await page.click('Hold')
  page.button('Dismiss').focus()
  await page.click('Dismiss')
  expect(document.activeElement?.tagName).toBe('ARTICLE')
})

test('a refusal we have no sentence for is told in the server’s own words', async () => {
  const failure = { ...refused.failure, code: 'TEAPOT', message: 'I am a teapot.' }
  const { page } = await situation(
    { workitems: [live] },
    { 'workitems.hold': () => ({ ok: false, failure }) },
  )
  await page.click('Hold')
  expect(page.alerts()).toEqual(['The call was not put on hold. I am a teapot.'])
})

test('while the link is away Hang up and Mute still work, and the rest says why it does not', async () => {
  const connection = { link: 'reconnecting', since: NOW, staleSince: NOW } as const
  const { page, asked } = await situation({ workitems: [live], connection })
  for (const name of ['Hold', 'Keypad']) expect(page.button(name).getAttribute('aria-disabled')).toBe('true')
  await page.click('Hold')
  page.key('h', document.body)
  await page.click('Hang up')
  await page.click('Mute')
  expect(asked('workitems.hold')).toEqual([])
  expect(asked('workitems.hangUp')).toHaveLength(1)
  expect(asked('workitems.mute')).toHaveLength(1)
})

test('the letters act, but never where text is typed, and not once they are switched off', async () => {
  const { page, asked } = await situation({ workitems: [live] })
  page.key('m', document.body)
  page.key('h', document.body)
  await settled()
  await page.click('Wrap-up')
  page.key('m', page.field('Summary'))
  page.key('m', page.field('Disposition'))
  await settled()
  expect(asked('workitems.mute')).toHaveLength(1)
  expect(asked('workitems.hold')).toHaveLength(1)
  page.key('?', document.body)
  document.querySelector<HTMLInputElement>('dialog input[type=checkbox]')?.click()
  document.querySelector('dialog')?.close()
  await settled()
  page.key('m', document.body)
  await settled()
  expect(asked('workitems.mute')).toHaveLength(1)
})

test('a key that is held down acts once', async () => {
  const { asked } = await situation({ workitems: [live] })
  for (const repeat of [true, true])
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', repeat, bubbles: true }))
  await settled()
  expect(asked('workitems.mute')).toEqual([])
})

test('on a Mac the command key stands for Control', async () => {
  const { asked } = await situation({ workitems: [live] })
  const keys = { key: 'm', metaKey: true, shiftKey: true, bubbles: true }
  document.body.dispatchEvent(new KeyboardEvent('keydown', keys))
  await settled()
  expect(asked('workitems.mute')).toHaveLength(1)
})

test('a call that begins while the focus is nowhere has it, so that digits reach it', async () => {
  const { push } = await situation()
  await push({ workitems: [live] })
  expect(document.activeElement?.tagName).toBe('ARTICLE')
})

test('behind the sheet of keys the letters are silent', async () => {
  const { page, asked } = await situation({ workitems: [live] })
  page.key('?', document.body)
  await settled()
  page.key('m', document.body)
  await settled()
  expect(asked('workitems.mute')).toEqual([])
})

test('H retrieves the held call that is looked at, and holds the live one otherwise', async () => {
  const { page, asked } = await situation({ workitems: [live, held] })
  page.key('h', document.body)
  document.querySelectorAll<HTMLElement>('[data-entry]')[1]?.click()
  await settled()
  page.key('h', document.body)
  await settled()
  expect(asked('workitems.hold')).toEqual([{ workitemId: 'live' }])
  expect(asked('workitems.active')).toEqual([{ workitemId: 'held' }])
})

test('digits typed while the call has the focus are sent and shown', async () => {
  const { page, asked } = await situation(
    { workitems: [live] },
    { 'workitems.dtmf': () => ({ ok: true, value: live }) },
  )
  page.key('4', page.button('Mute'))
  page.key('#', page.button('Mute'))
  await expect.poll(() => asked('workitems.dtmf'), SLOW).toHaveLength(2)
  expect(document.querySelector('output')?.textContent).toBe('4#')
})

test('digits in a text field, and keys that only have digits in their name, are not sent', async () => {
  const { page, asked } = await situation({ workitems: [live] })
  await page.click('Wrap-up')
  page.key('4', page.field('Summary'))
  page.key('F1', page.button('Mute'))
  page.key('Ctrl+4', page.button('Mute'))
  await settled()
  expect(asked('workitems.dtmf')).toEqual([])
})

test('a pasted number is sent digit by digit', async () => {
  const { page, asked } = await situation(
    { workitems: [live] },
    { 'workitems.dtmf': () => ({ ok: true, value: live }) },
  )
  page.button('Mute').dispatchEvent(pasted('12-3'))
  await expect.poll(() => asked('workitems.dtmf'), SLOW).toHaveLength(3)
  expect(asked('workitems.dtmf')).toEqual(['1', '2', '3'].map((digit) => ({ workitemId: 'live', digit })))
})

test('K opens the keypad and gives the call the focus; Escape closes it', async () => {
  const { page } = await situation({ workitems: [live, held] })
  page.key('k', document.body)
  await settled()
  expect(page.hasButton('#')).toBe(true)
  expect(document.activeElement?.tagName).toBe('ARTICLE')
  page.key('Escape')
  await settled()
  expect(page.hasButton('#')).toBe(false)
})

test('other work that is open makes no card beside the call', async () => {
  await situation({ workitems: [live, held] })
  expect(document.querySelector('[aria-label="Second call"]')).toBeNull()
})

test('a second call leaves the keypad and what was dialled as they are', async () => {
  const ring = aRing()
  const { page, push } = await situation(
    { workitems: [live] },
    { 'workitems.dtmf': () => ({ ok: true, value: live }) },
  )
  await page.click('Keypad')
  await page.click('7')
  await push({ workitems: [live, ring], offers: [anOffer(ring)] })
  expect(document.querySelector('output')?.textContent).toBe('7')
})

test('what happened to the call is listed with its times, a run of the same once', async () => {
  const timeEvents: Workitem['timeEvents'] = [
    { name: 'offered', at: NOW - 60_000 },
    { name: 'dtmf', at: NOW - 30_000 },
    { name: 'dtmf', at: NOW - 29_000 },
    { name: 'farEndDtmf:5', at: NOW },
    { name: 'somethingNew', at: NOW },
  ]
  const { page } = await situation({ workitems: [{ ...live, timeEvents }] })
  const rows = [...page.region('Workitem').querySelectorAll('ol li span')].map((row) => row.textContent)
  expect(rows).toEqual(['Offered', 'Digits sent', 'They pressed 5', 'Something new'])
})
