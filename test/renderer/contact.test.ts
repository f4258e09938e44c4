// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { refuse, type Contact, type Workitem } from '../../preload/contract.ts'
import { aWorkitem, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const ANA: Contact = {
  contactId: 'c1',
  version: 3,
  name: 'Ana Ruiz Vega',
  company: 'ACME',
  connections: [
    { kind: 'phone', value: '+14805550134', primary: true },
    { kind: 'phone', value: '+34915550178', primary: false },
    { kind: 'email', value: 'ana@acme.example', primary: false },
  ],
}
const ana = (given: Partial<Workitem> = {}) =>
  aWorkitem({ workitemId: 'ana', contactId: 'c1', actions: ['hold', 'assignContact'], ...given })
const known = (contact: () => Contact = () => ANA) => ({
  'schemaType.retrieve': () => ({ ok: true, value: contact() }),
})
const refusal =
  (code: string, param = '') =>
  () =>
    refuse(code, 'No.', { type: 'validation', param })

test('a contact is shown with everything that is known of it', async () => {
  const { page } = await situation(
    { workitems: [ana()] },
    known(() => ({ ...ANA, blockedAt: NOW - 60_000, doNotCall: true })),
  )
  const text = page.region('Contact').textContent
  for (const fact of [
    'Ana Ruiz Vega',
    'ACME',
    '+34 915 55 01 78',
    'ana@acme.example',
    'Blocked since',
    'Do not call',
  ])
    expect(text).toContain(fact)
})

test('a contact that changes at the contact centre changes here', async () => {
  let now = ANA
  const { page, push } = await situation(
    { workitems: [ana()] },
    known(() => now),
  )
  now = { ...ANA, version: 4, company: 'Blue River' }
  await push({ catalogueRevision: { contact: 1 } })
  expect(page.region('Contact').textContent).toContain('Blue River')
})

test('an answer about the one before is not shown for the next', async () => {
  const li = aWorkitem({ workitemId: 'li', name: 'Li Wei', contactId: 'c2' })
  const { page } = await situation(
    { workitems: [ana(), li] },
    {
      'schemaType.retrieve': async ({ id }) => {
        if (id === 'c1') await new Promise((resolve) => setTimeout(resolve, 20))
        return {
          ok: true,
          value: id === 'c1' ? ANA : { ...ANA, contactId: 'c2', name: 'Li Wei of Blue River' },
        }
      },
    },
  )
  await page.click('Li Wei, Billing')
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(page.region('Contact').textContent).toContain('Li Wei of Blue River')
  expect(page.region('Contact').textContent).not.toContain('Ana Ruiz Vega')
})

test('a number of a contact is called, and one that must not be is asked about', async () => {
  const { page, asked } = await situation(
    { workitems: [ana()] },
    {
      ...known(),
      'workitems.dial': ({ force }) => (force ? { ok: true, value: ana() } : refusal('DO_NOT_CALL', 'to')()),
    },
  )
  await page.click('Call +34 915 55 01 78')
  expect(page.region('Contact').textContent).toContain('+34 915 55 01 78 must not be called.')
  await page.click('Call anyway')
  expect(asked('workitems.dial').at(-1)).toEqual({
    to: '+34915550178',
    option: 'external',
    contactId: 'c1',
    name: 'Ana Ruiz Vega',
    force: true,
  })
})

test('without a connection nobody is called, and the reason is told', async () => {
  const { page, asked } = await situation(
    { workitems: [ana()], connection: { link: 'reconnecting', since: NOW } },
    known(),
  )
  const button = page.button('Call +1 480 555 0134')
  expect(button.getAttribute('aria-disabled')).toBe('true')
  button.click()
  expect(asked('workitems.dial')).toEqual([])
})

test('only what was changed of a contact is sent, and what was cleared is taken away', async () => {
  const { page, asked } = await situation(
    { workitems: [ana()] },
    {
      ...known(),
      'schemaType.update': () => ({ ok: true, value: { ...ANA, version: 4, name: 'Ana Vega' } }),
    },
  )
  await page.click('Edit contact')
  expect(document.activeElement).toBe(page.field('Name'))
  await page.fill('Name', ' Ana Vega ')
  await page.fill('Company', '')
  await page.click('Save contact')
  expect(asked('schemaType.update')).toEqual([
    { type: 'contact', id: 'c1', data: { name: 'Ana Vega', company: null } },
  ])
  expect(page.region('Contact').textContent).toContain('Ana Vega')
  expect(document.activeElement).toBe(page.button('Edit contact'))
})

test('a contact without a name is not sent; a refusal is told at its field and keeps what was typed', async () => {
  const { page, asked } = await situation(
    { workitems: [ana()] },
    { ...known(), 'schemaType.update': refusal('VALIDATION_FAILED', 'company') },
  )
  await page.click('Edit contact')
  await page.fill('Name', '  ')
  await page.click('Save contact')
  expect([page.alerts(), asked('schemaType.update')]).toEqual([['A contact needs a name.'], []])
  await page.fill('Name', 'Ana Ruiz Vega')
  await page.fill('Company', 'Blue')
  await page.click('Save contact')
  expect(page.field('Company').getAttribute('aria-invalid')).toBe('true')
  expect(page.field('Company').value).toBe('Blue')
})

test('Escape leaves the form, and what was typed is still there when it is opened again', async () => {
  const { page } = await situation({ workitems: [ana()] }, known())
  await page.click('Edit contact')
  await page.fill('Company', 'Blue')
  page.key('Escape', page.field('Company'))
  await settled()
  expect(document.activeElement).toBe(page.button('Edit contact'))
  await page.click('Edit contact')
  expect(page.field('Company').value).toBe('Blue')
})

test('a contact is assigned only while the server lists it', async () => {
  const { page, push } = await situation({ workitems: [ana({ contactId: undefined, actions: [] })] })
  expect(page.hasButton('Assign a contact')).toBe(false)
  const { contactId: _none, ...unknown } = ana({ version: 2 })
  await push({ workitems: [unknown] })
  expect(page.hasButton('Assign a contact')).toBe(true)
})

test('somebody else is assigned out of those that are found', async () => {
  const li = { ...ANA, contactId: 'c2', name: 'Li Wei' }
  const { page, asked } = await situation(
    { workitems: [ana()] },
    { ...known(), 'schemaType.search': () => ({ ok: true, value: { count: 1, total: 1, list: [li] } }) },
  )
  await page.click('Somebody else')
  await vi.waitFor(() => expect(document.querySelector('[data-option]')).not.toBeNull())
  document.querySelector<HTMLElement>('[data-option]')?.click()
  await settled()
  expect(asked('workitems.assignContact')).toEqual([{ workitemId: 'ana', contactId: 'c2' }])
  expect(document.activeElement).toBe(page.button('Somebody else'))
})

test('earlier contacts of the same person are counted whole, and can be looked at', async () => {
  const before = aWorkitem({
    workitemId: 'before',
    state: 'terminated',
    contactId: 'c1',
    summary: 'Changed her card.',
  })
  const { page, asked } = await situation(
    { workitems: [ana()] },
    { ...known(), 'history.search': () => ({ ok: true, value: { count: 1, total: 31, objects: [before] } }) },
  )
  expect(page.region('Contact').textContent).toContain('31 earlier contacts')
  await page.click('All 31 in the history')
  expect(asked('history.search').at(-1)).toMatchObject({ queryParams: { contactId: 'c1' } })
  await page.click('Only Ana Ruiz')
  expect(asked('history.search').at(-1)).toMatchObject({ q: '', queryParams: {} })
  await page.click('Desk')
  document.querySelector<HTMLElement>('.earlier button')?.click()
  await settled()
  expect(page.region('Workitem').textContent).toContain('Changed her card.')
})
