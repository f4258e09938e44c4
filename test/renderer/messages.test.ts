// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Message, Workitem } from '../../preload/contract.ts'
import { aWorkitem, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const aMessage = (given: Partial<Message> = {}): Message => ({
  direction: 'in',
  from: 'eva@acme.example',
  to: ['billing@ours.example'],
  cc: [],
  body: 'Where is my invoice?',
  createdAt: NOW - 60_000,
  ...given,
})
const anEmail = (given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: 'e',
    type: 'InboundEmail',
    channelType: 'email',
    from: 'eva@acme.example',
    to: 'billing@ours.example',
    name: 'Eva Lind',
    subject: 'Invoice',
    actions: ['hold', 'hangUp', 'sendEmailResponse'],
    messages: [aMessage({ subject: 'Invoice' })],
    ...given,
  })
const anSms = (given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: 's',
    type: 'InboundSMS',
    channelType: 'sms',
    actions: ['hold', 'hangUp'],
    messages: [aMessage({ from: '+14805550134', to: ['+18005550100'], body: 'Call me' })],
    ...given,
  })
const aChat = () =>
  anSms({ workitemId: 'c', type: 'Chat', channelType: 'chat', actions: ['hangUp', 'messages'] })
const refusal = (code: string, param?: string) => () => ({
  ok: false,
  failure: { type: 'validation', code, message: `${code}.`, ...(param && { param }) },
})
const errorOf = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent ?? ''
const ok = (value: unknown) => () => ({ ok: true, value })

test('an e-mail shows who wrote to whom about what, and where it is asked for, its HTML as words', async () => {
  const html = '<p>Where is <b>it</b>?</p><img src="https://evil.example/x.png" onerror="alert(1)">'
  const message = aMessage({ subject: 'Invoice', cc: ['cfo@acme.example'], bodyParts: { 'text/html': html } })
  delete message.body
  const { page } = await situation({ workitems: [anEmail({ messages: [message] })] })
  await page.click('Show as text')
  const pane = page.region('Workitem')
  for (const words of ['Eva Lind', 'billing@ours.example', 'cfo@acme.example', 'Invoice', 'Where is it?'])
    expect(pane.textContent).toContain(words)
  expect(pane.querySelector('img')).toBeNull()
})

test('an answer is written to the sender under the subject, and goes out with what was typed', async () => {
  const email = anEmail()
  const { page, asked } = await situation(
    { workitems: [email] },
    { 'workitems.sendEmailResponse': ok({ ...email, version: 2 }) },
  )
  await page.click('Reply')
  expect(document.activeElement).toBe(page.field('Body'))
  expect([page.field('To').value, page.field('Subject').value]).toEqual(['eva@acme.example', 'Re: Invoice'])
  await page.fill('Cc', 'cfo@acme.example; Bo <bo@acme.example>')
  await page.fill('Body', 'It is on its way.')
  await page.click('Send')
  expect(asked('workitems.sendEmailResponse')).toEqual([
    {
      workitemId: 'e',
      from: 'billing@ours.example',
      toAddresses: ['eva@acme.example'],
      ccAddresses: ['cfo@acme.example', 'Bo <bo@acme.example>'],
      bccAddresses: [],
      subject: 'Re: Invoice',
      body: 'It is on its way.',
    },
  ])
})

test('once it is sent the form closes, the focus is on Reply, and the next answer begins empty', async () => {
  const email = anEmail()
  const { page, push } = await situation(
    { workitems: [email] },
    { 'workitems.sendEmailResponse': ok({ ...email, version: 2 }) },
  )
  await page.click('Reply')
  await page.fill('Body', 'It is on its way.')
  page.button('Send').click()
  await push({ workitems: [{ ...email, version: 2 }] })
  expect(document.activeElement).toBe(page.button('Reply'))
  await page.click('Reply')
  expect(page.field('Body').value).toBe('')
})

test('what cannot be an address, and an answer that says nothing, are told before anything is sent', async () => {
  const { page, asked } = await situation({ workitems: [anEmail()] })
  await page.click('Reply')
  await page.click('Send')
  expect(errorOf(page.field('Body'))).toBe('Write something first.')
  expect(document.activeElement).toBe(page.field('Body'))
  await page.fill('Body', 'x')
  await page.fill('Bcc', 'nobody')
  await page.click('Send')
  expect(errorOf(page.field('Bcc'))).toBe('nobody is not an e-mail address.')
  await page.fill('Bcc', '')
  await page.fill('To', '')
  await page.click('Send')
  expect(errorOf(page.field('To'))).toBe('Say to whom it goes.')
  expect(asked('workitems.sendEmailResponse')).toEqual([])
})

test('a refusal is told at the field it names, and what was written stays, in sight when it is looked at again', async () => {
  const other = aWorkitem({ workitemId: 'o', state: 'hold', name: 'Li Wei' })
  const { page } = await situation(
    { workitems: [anEmail(), other] },
    { 'workitems.sendEmailResponse': refusal('VALIDATION_FAILED', 'ccAddresses[0]') },
  )
  await page.click('Reply')
  await page.fill('Body', 'It is on its way.')
  await page.click('Send')
  expect(errorOf(page.field('Cc'))).toBe('VALIDATION_FAILED.')
  await page.click('Li Wei, Billing')
  await page.click('Eva Lind, Billing')
  expect(page.field('Body').value).toBe('It is on its way.')
})

test('Escape leaves the answer where it is and goes back to Reply', async () => {
  const { page } = await situation({ workitems: [anEmail()] })
  await page.click('Reply')
  await page.fill('Body', 'half')
  page.key('Escape', page.field('Body'))
  await settled()
  expect(document.activeElement).toBe(page.button('Reply'))
  await page.click('Reply')
  expect(page.field('Body').value).toBe('half')
})

test('an e-mail that the server takes no answer to has none', async () => {
  const { page } = await situation({ workitems: [anEmail({ actions: ['active', 'hangUp'], state: 'hold' })] })
  expect(page.hasButton('Reply')).toBe(false)
})

test.each([
  ['an SMS', anSms, 'workitems.sms', { to: '+14805550134', message: 'Will do', workitemId: 's' }],
  ['a chat', aChat, 'workitems.messages', { workitemId: 'c', body: 'Will do' }],
] as const)('Enter answers %s, and Shift and Enter do not', async (_what, item, name, input) => {
  const { page, asked } = await situation({ workitems: [item()] })
  await page.fill('Message', 'Will do')
  page.key('Shift+Enter', page.field('Message'))
  await settled()
  expect(asked(name)).toEqual([])
  page.key('Enter', page.field('Message'))
  await settled()
  expect(asked(name)).toEqual([input])
  expect(page.field('Message').value).toBe('')
})

test('who closes the thread by its key over half a message stays in it', async () => {
  const { page } = await situation(
    { workitems: [anSms()] },
    { 'workitems.hangUp': () => new Promise(() => undefined) },
  )
  const field = page.field('Message')
  field.focus()
  await page.fill('Message', 'Wait')
  page.key('Ctrl+Shift+H', field)
  await settled()
  expect(document.activeElement).toBe(field)
})

test('who closes the thread by its key from an empty field is at the contact, where W is a key', async () => {
  const { page, push } = await situation({ workitems: [anSms()] })
  page.field('Message').focus()
  page.key('Ctrl+Shift+H', page.field('Message'))
  await settled()
  await push({ workitems: [anSms({ version: 2, state: 'wrapup', actions: ['disposition'] })] })
  expect(document.activeElement).toBe(document.querySelector('article'))
  page.key('w')
  await settled()
  expect(document.activeElement).toBe(page.field('Disposition'))
})

test('an SMS that is refused says why and is not lost', async () => {
  const { page } = await situation({ workitems: [anSms()] }, { 'workitems.sms': refusal('RATE_LIMITED') })
  await page.fill('Message', 'Will do')
  await page.click('Send')
  expect(errorOf(page.field('Message'))).toContain('Try again')
  expect(page.field('Message').value).toBe('Will do')
})

test('a message that waits for the connection leaves the field and is shown as waiting', async () => {
  const sms = anSms()
  const { page, push } = await situation({ workitems: [sms] }, { 'workitems.sms': refusal('WAITING') })
  await page.fill('Message', 'Will do')
  await page.click('Send')
  expect(page.field('Message').value).toBe('')
  const waiting = {
    id: 1,
    name: 'workitems.sms',
    workitemId: 's',
    at: NOW,
    fate: 'waiting',
    attempted: false,
  }
  await push({ outbox: [waiting as never] })
  expect(page.text()).toContain('1 message will be sent when the connection is back')
})

test('a body that did not come along is fetched for the newest message, and for others when they are read', async () => {
  const { body: _none, ...long } = aMessage()
  const { page, asked } = await situation(
    { workitems: [anEmail({ messages: [long, long] })] },
    { 'messages.body': ok({ body: 'All of it.' }) },
  )
  expect(asked('messages.body')).toEqual([{ workitemId: 'e', index: 1 }])
  await page.click('Read the message')
  expect(asked('messages.body')).toEqual([
    { workitemId: 'e', index: 1 },
    { workitemId: 'e', index: 0 },
  ])
  expect(page.hasButton('Read the message')).toBe(false)
})

test('a body that cannot be fetched says why, and can be asked for again', async () => {
  const { body: _none, ...long } = aMessage()
  const { page } = await situation(
    { workitems: [anEmail({ messages: [long] })] },
    { 'messages.body': refusal('NOT_FOUND') },
  )
  expect(page.alerts().join()).toContain('The message could not be read.')
  expect(page.hasButton('Read the message')).toBe(true)
})

test('what was written is still there when the contact is over', async () => {
  const past = anEmail({ state: 'terminated', actions: [], endedAt: NOW - 1_000 })
  const { page } = await situation({}, { 'history.recent': ok([past]) })
  await page.click('Eva Lind, Billing')
  expect(page.region('Workitem').textContent).toContain('Where is my invoice?')
  expect(page.hasButton('Reply')).toBe(false)
})
