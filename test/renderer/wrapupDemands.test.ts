// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { aDisposition, NOW, SESSION } from './fixtures.ts'
import { errorOf, given, ok, wrapup } from './demands.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const pick = async (name: string) => {
  const option = [...document.querySelectorAll<HTMLElement>('[data-option]')].find((one) =>
    one.textContent.includes(name),
  )
  option?.click()
  await settled()
}
test('a disposition that needs a contact asks for it right there, and sends it along', async () => {
  const { page, asked } = await given([
    aDisposition({ dispositionId: 'new', name: 'New customer', forceContactAssignment: true }),
  ])
  await page.fill('Disposition', 'new')
  await page.click('Complete')
  expect(errorOf(page.field('Find a contact'))).toContain('needs a contact')
  expect(asked('dispositions.disposition')).toEqual([])
  await pick('Ana Ruiz')
  expect(page.text()).toContain('Whose contact is this?')
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toEqual([
    { workitemId: 'w', summary: '', dispositionId: 'new', contactId: 'ct_ana' },
  ])
})

test('whoever has a contact already is asked for none', async () => {
  const { page, asked } = await given(
    [aDisposition({ dispositionId: 'new', forceContactAssignment: true })],
    wrapup({ contactId: 'ct1' }),
  )
  await page.fill('Disposition', 'new')
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toEqual([{ workitemId: 'w', summary: '', dispositionId: 'new' }])
})

test('a contact that only the server misses is asked for after its refusal', async () => {
  const failure = { type: 'validation', code: 'CONTACT_REQUIRED', message: '', param: 'contactId' }
  const { page } = await given([aDisposition({ dispositionId: 'a' })], wrapup({ contactId: 'gone' }), {
    'dispositions.disposition': () => ({ ok: false, failure }),
  })
  await page.fill('Disposition', 'a')
  await page.click('Complete')
  expect(errorOf(page.field('Find a contact'))).toContain('needs a contact')
})

test('a callback cannot be in the past, and goes to the number that is named for it', async () => {
  const { page, asked } = await given([aDisposition({ dispositionId: 'cb', action: 'callback' })])
  await page.fill('Disposition', 'cb')
  expect(page.field('Call back on').value).toBe('+14805550134')
  await page.fill('Call back at', '2025-03-04T10:00')
  await page.click('Complete')
  expect(errorOf(page.field('Call back at'))).toBe('This moment is over already.')
  await page.fill('Call back at', '2025-03-05T10:00')
  await page.fill('Call back on', 'home')
  await page.click('Complete')
  expect(errorOf(page.field('Call back on'))).toBe('This number cannot be called.')
  await page.fill('Call back on', '(480) 555-0199')
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toMatchObject([
    { callbackTime: new Date(2025, 2, 5, 10).getTime(), phoneNumber: '+14805550199' },
  ])
})

test('a callback is told by the server’s clock, however the two clocks differ', async () => {
  const { page, push, asked } = await given([aDisposition({ dispositionId: 'cb', action: 'callback' })])
  await push({ clockOffset: -1234.56 })
  await page.fill('Disposition', 'cb')
  await page.fill('Call back at', '2025-03-05T10:00')
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toMatchObject([
    { callbackTime: new Date(2025, 2, 5, 10).getTime() - 1_235 },
  ])
})

test('a moment that the definition suggests stands in the field', async () => {
  const { page } = await given([
    aDisposition({ dispositionId: 'cb', action: 'callback', callbackTime: NOW + 24 * 3_600_000 }),
  ])
  await page.fill('Disposition', 'cb')
  expect(page.field('Call back at').value).toMatch(/^3\/5\/2025, 10:42\sAM$/)
})

test('what a disposition will do is said before it is sent', async () => {
  const { page } = await given(
    [
      aDisposition({
        dispositionId: 'all',
        blockNumber: true,
        connectAgain: true,
        useCampaignIdForDNC: true,
        resolveTicket: true,
        resolved: true,
        survey: 'sv',
      }),
      aDisposition({ dispositionId: 'again', connectAgain: true, note: 'When the line went dead.' }),
    ],
    wrapup({ ticketId: 'tk_1' }),
  )
  await page.fill('Disposition', 'all')
  for (const words of [
    '+1 480 555 0134 will be blocked',
    'do-not-call list',
    'Ticket tk_1 will be resolved',
    'Ana Ruiz will be sent a survey',
  ])
    expect(page.text()).toContain(words)
  // Who asked not to be called is not called again by a rule.
  expect(page.text()).not.toContain('called again')
  await page.fill('Disposition', 'again')
  expect(page.text()).toContain('Ana Ruiz will be called again at once')
  expect(page.text()).toContain('When the line went dead.')
  expect(page.text()).not.toContain('blocked')
})

test('many dispositions can be searched, and Enter takes the only one that is left', async () => {
  const names = [
    'Resolved',
    'Voicemail',
    'Reclamación',
    'Sale',
    'Wrong number',
    'Spam',
    'Lost',
    'Other',
    'Paid',
  ]
  const { page, asked } = await given(names.map((name) => aDisposition({ dispositionId: name, name })))
  await page.fill('Filter dispositions', 'reclamacion')
  const options = [...page.field('Disposition').querySelectorAll('option')].map((one) => one.textContent)
  expect(options).toEqual(['1 disposition found', 'Reclamación'])
  page.key('Enter', page.field('Filter dispositions'))
  await settled()
  expect(page.field('Disposition').value).toBe('Reclamación')
  expect(asked('dispositions.disposition')).toEqual([])
})

test('a few need no search', async () => {
  const { page } = await given([aDisposition({ dispositionId: 'a' })])
  expect(() => page.field('Filter dispositions')).toThrow()
})

test.each([
  [['dispositions:read'], 'You do not have the permission to give dispositions.'],
  [['workitems:disposition'], 'You do not have the permission to see the dispositions.'],
])('with nothing but %j the form is not offered, and why is said', async (authorities, sentence) => {
  const { page } = await situation({ workitems: [wrapup()], session: { ...SESSION, authorities } })
  expect(page.hasButton('Complete')).toBe(false)
  expect(page.text()).toContain(sentence)
})

test('notes that were typed and not saved go along with what ends the contact', async () => {
  const { page, asked } = await given([aDisposition({ dispositionId: 'a' })])
  await page.fill('Notes', 'Wants an offer.')
  await page.fill('Disposition', 'a')
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toEqual([
    { workitemId: 'w', summary: '', dispositionId: 'a', note: 'Wants an offer.' },
  ])
})

test('a disposition that waits for the connection is not sent twice', async () => {
  const failure = { type: 'client', code: 'WAITING', message: '' }
  const { page, push, asked } = await given([aDisposition({ dispositionId: 'a' })], wrapup(), {
    'dispositions.disposition': () => ({ ok: false, failure }),
  })
  await page.fill('Disposition', 'a')
  await page.click('Complete')
  const waiting = { id: 1, name: 'dispositions.disposition', workitemId: 'w', at: NOW, fate: 'waiting' }
  await push({ outbox: [waiting as never] })
  expect(page.text()).toContain('Will be sent when the connection is back.')
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toHaveLength(1)
})

test('a late disposition is given to what is over', async () => {
  const late = wrapup({ state: 'terminated', actions: ['disposition'], endReason: 'farEnd' })
  const { page, asked } = await given([aDisposition({ dispositionId: 'a' })], late, {
    'history.recent': ok([late]),
  })
  await page.click('Ana Ruiz, Billing')
  await page.fill('Disposition', 'a')
  await page.fill('Note', 'Late, but true.')
  await page.click('Save')
  expect(asked('dispositions.disposition')).toEqual([
    { workitemId: 'w', summary: '', dispositionId: 'a', note: 'Late, but true.' },
  ])
})
