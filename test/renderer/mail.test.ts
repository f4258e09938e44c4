// @vitest-environment happy-dom
// @vitest-environment-options {"settings": {"enableIframePageLoading": true, "disableIframePageLoading": false}}
import { expect, test } from 'vitest'
import { refuse, type Message, type ShownMail, type Workitem } from '../../preload/contract.ts'
import { partQuoted } from '../../renderer/desk/quotedText.ts'
import { aWorkitem, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const aMessage = (given: Partial<Message> = {}): Message => ({
  direction: 'in',
  from: 'Eva Lind <eva@acme.example>',
  to: ['billing@ours.example'],
  cc: [],
  bodyParts: { 'text/html': '<p>Where is <b>it</b>?</p>' },
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
    messages: [aMessage()],
    ...given,
  })
const aLetter = (given: Partial<ShownMail> = {}): ShownMail => ({
  mail: 'm1',
  url: 'about:blank',
  blocked: 0,
  failed: 0,
  links: [],
  ...given,
})
const showing = (given: Partial<ShownMail> = {}) => ({
  'messages.show': () => ({ ok: true as const, value: aLetter(given) }),
})
const frames = () => [...document.querySelectorAll('iframe')]

test('a letter in HTML stands in a frame without scripts, and its words are a click away', async () => {
  const { page, asked } = await situation({ workitems: [anEmail()] }, showing())
  expect(frames().map((one) => [one.getAttribute('sandbox'), one.title])).toEqual([
    ['allow-same-origin', 'E-mail from Eva Lind · Eva Lind <eva@acme.example>'],
  ])
  expect(asked('messages.show')).toEqual([
    {
      workitemId: 'e',
      index: 0,
      pictures: false,
      words: { language: 'en', quoted: 'Earlier messages', picture: 'Picture' },
    },
  ])
  await page.click('Show as text')
  expect(frames()).toEqual([])
  expect(page.region('Workitem').textContent).toContain('Where is it?')
  await page.click('Show as it was sent')
  expect(frames()).toHaveLength(1)
})

test('of a long thread the newest letter of theirs is framed, the others are words', async () => {
  const ours = aMessage({ direction: 'out', bodyParts: { 'text/html': '<p>Ours</p>' } })
  const { page, asked } = await situation(
    { workitems: [anEmail({ messages: [aMessage(), aMessage(), ours] })] },
    showing(),
  )
  expect(asked('messages.show')).toMatchObject([{ index: 1 }])
  expect(page.region('Workitem').textContent).toContain('Ours')
})

test('pictures are held back and counted until they are asked for, and what could not be had is told', async () => {
  const { page, asked } = await situation(
    { workitems: [anEmail()] },
    {
      'messages.show': ({ pictures }) => ({
        ok: true,
        value: aLetter(pictures ? { failed: 1 } : { blocked: 3 }),
      }),
    },
  )
  expect(page.text()).toContain('3 pictures are held back.')
  await page.click('Show the pictures')
  expect(asked('messages.show')).toMatchObject([{ pictures: false }, { pictures: true }])
  expect(page.text()).toContain('1 picture could not be fetched.')
  expect(page.hasButton('Show the pictures')).toBe(false)
})

test('a letter that cannot be shown says why, and is there in its words', async () => {
  const { page } = await situation(
    { workitems: [anEmail()] },
    { 'messages.show': () => refuse('UNREACHABLE', 'No.') },
  )
  expect(page.region('Workitem').textContent).toContain('The message could not be read.')
  expect(page.region('Workitem').textContent).toContain('Where is it?')
})

test('links are listed with their real addresses; one that may be opened is asked for, another only copied', async () => {
  const links = [
    { text: 'https://bank.example', address: 'https://evil.example/login', opens: true },
    { text: 'call', address: 'tel:+1480', opens: false },
  ]
  const { page, asked } = await situation({ workitems: [anEmail()] }, showing({ links }))
  expect(page.text()).toContain('2 links')
  expect(page.text()).toContain('https://evil.example/login')
  expect(page.text()).toContain('tel:+1480')
  await page.click('Open')
  expect(asked('messages.openLink')).toEqual([{ mail: 'm1', link: 0 }])
})

test('an answer to all goes to everybody but us, once each, and keeps who was written there already', async () => {
  const message = aMessage({
    to: ['Billing <BILLING@ours.example>', 'bo@acme.example'],
    cc: ['eva@acme.example', 'cfo@acme.example', 'Bo <bo@acme.example>'],
  })
  const { page } = await situation({ workitems: [anEmail({ messages: [message] })] }, showing())
  await page.click('Reply')
  await page.fill('Cc', 'cfo@acme.example')
  page.key('Escape', page.field('Body'))
  await settled()
  await page.click('Reply to all')
  expect(page.field('To').value).toBe('Eva Lind <eva@acme.example>')
  expect(page.field('Cc').value).toBe('cfo@acme.example, bo@acme.example')
})

test('where nobody else has it, there is nobody else to answer', async () => {
  const { page } = await situation({ workitems: [anEmail()] }, showing())
  expect(page.hasButton('Reply')).toBe(true)
  expect(page.hasButton('Reply to all')).toBe(false)
})

test('a message to a thread that is not looked at is marked until it is', async () => {
  const call = aWorkitem({ workitemId: 'c', name: 'Li Wei' })
  const { page, push } = await situation({ workitems: [call, anEmail({ state: 'hold' })] }, showing())
  const fresh = () =>
    document.querySelector('[aria-label^="Eva Lind, Billing, On hold"] [id]')?.textContent.trim()
  expect(fresh()).toBe('On hold')
  await push({
    workitems: [call, anEmail({ state: 'hold', version: 2, messages: [aMessage(), aMessage()] })],
  })
  expect(fresh()).toBe('On hold, 1 new message')
  await page.click('Eva Lind, Billing')
  expect(fresh()).toBe('On hold')
})

test('nobody hangs up on a letter', async () => {
  const ended = anEmail({ state: 'terminated', endReason: 'farEnd', actions: [], endedAt: NOW })
  const { page } = await situation(
    { workitems: [] },
    { ...showing(), 'history.recent': () => ({ ok: true, value: [ended] }) },
  )
  await page.click('Eva Lind, Billing')
  expect(page.region('Workitem').textContent).toContain('They ended it')
  expect(page.region('Workitem').textContent).not.toContain('hung up')
})

test.each([
  ['a letter', anEmail(), 'lucide-mail'],
  ['a call', aWorkitem({ workitemId: 'c', name: 'Li Wei' }), 'lucide-phone'],
])('%s that is live carries its own sign', async (_what, item, sign) => {
  const { page } = await situation({ workitems: [item] }, showing())
  const flags = [...page.region('Workitem').querySelectorAll('.flags svg')]
  expect(flags.map((one) => one.classList.contains(sign))).toEqual([true])
})

test('a letter that went by unanswered is not taken for a call', async () => {
  const missed = anEmail({ state: 'terminated', endReason: 'expired', missedStatus: 0, endedAt: NOW })
  const { page } = await situation({}, { 'history.waiting': () => ({ ok: true, value: [missed] }) })
  const signs = [...page.region('Worklist').querySelectorAll('li svg')]
  expect(signs.map((one) => one.classList.contains('lucide-mail'))).toEqual([true])
})

test('what a plain letter quotes is folded away, and one that is only quotes is not', () => {
  expect(partQuoted('Yes.\n\nOn Tuesday Ana wrote:\n> Is it there?\n>> Where?\n')).toEqual({
    text: 'Yes.',
    quoted: 'On Tuesday Ana wrote:\n> Is it there?\n>> Where?',
  })
  expect(partQuoted('See below.\n-----Original Message-----\nFrom: Ana\nHello')).toEqual({
    text: 'See below.',
    quoted: '-----Original Message-----\nFrom: Ana\nHello',
  })
  for (const whole of ['> all of it\n> is quoted', 'a > b\nand more', 'Good day,\n\n> so?\n\nYes.', ''])
    expect(partQuoted(whole)).toEqual({ text: whole, quoted: '' })
})
