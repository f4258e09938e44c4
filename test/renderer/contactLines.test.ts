// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { refuse, type Contact } from '../../preload/contract.ts'
import { aWorkitem } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const ANA: Contact = {
  contactId: 'c1',
  version: 3,
  name: 'Ana Ruiz Vega',
  connections: [
    { kind: 'phone', value: '+14805550134', primary: true },
    { kind: 'phone', value: '+34915550178', primary: false },
    { kind: 'email', value: 'ana@acme.example', primary: false },
  ],
}
const ana = () => aWorkitem({ workitemId: 'ana', contactId: 'c1' })
const known = (contact: () => Contact = () => ANA) => ({
  'schemaType.retrieve': () => ({ ok: true, value: contact() }),
})
const refusal = (code: string, param: string) => () => refuse(code, 'No.', { type: 'validation', param })

test('a number is put right, one is taken away and an address added; what nobody touched stays as it was', async () => {
  const odd = { kind: 'phone' as const, value: 'ext. 7', primary: false }
  const before: Contact = { ...ANA, connections: [...ANA.connections, odd] }
  const { page, asked } = await situation(
    { workitems: [ana()] },
    { ...known(() => before), 'schemaType.update': () => ({ ok: true, value: before }) },
  )
  await page.click('Edit contact')
  const numbers = page.field('Numbers, one a line')
  expect(numbers.value.split('\n')).toEqual(['+1 480 555 0134', '+34 915 55 01 78', 'ext. 7'])
  await page.fill('Numbers, one a line', '(480) 555-0135\n\next. 7')
  await page.fill('E-mail addresses, one a line', 'ana@acme.example\nAna <ana@home.example>')
  page.key('Ctrl+Enter', numbers)
  await settled()
  expect(asked('schemaType.update')).toEqual([
    {
      type: 'contact',
      id: 'c1',
      data: {
        connections: [
          { kind: 'phone', value: '+14805550135', primary: true },
          odd,
          { kind: 'email', value: 'ana@acme.example', primary: false },
          { kind: 'email', value: 'ana@home.example', primary: false },
        ],
      },
    },
  ])
})

test.each([
  ['Numbers, one a line', '480 55', '480 55 is not a number that can be called.'],
  ['E-mail addresses, one a line', 'ana@', 'ana@ is not an e-mail address.'],
])('in “%s” the line %s is named, nothing is sent, and the focus is there', async (label, text, words) => {
  const { page, asked } = await situation({ workitems: [ana()] }, known())
  await page.click('Edit contact')
  await page.fill(label, text)
  await page.click('Save contact')
  expect([page.alerts(), asked('schemaType.update')]).toEqual([[words], []])
  expect(document.activeElement).toBe(page.field(label))
})

test('a refusal that counts the connections is told at the numbers or at the addresses', async () => {
  const { page } = await situation(
    { workitems: [ana()] },
    { ...known(), 'schemaType.update': refusal('VALIDATION_FAILED', 'connections[2].value') },
  )
  await page.click('Edit contact')
  await page.fill('E-mail addresses, one a line', 'ana@home.example')
  await page.click('Save contact')
  expect(page.field('E-mail addresses, one a line').getAttribute('aria-invalid')).toBe('true')
  expect(page.field('Numbers, one a line').hasAttribute('aria-invalid')).toBe(false)
})

test('of a contact that is reached in a way this app does not know, no line is written, and none is lost', async () => {
  const fax = { kind: 'unknown' as const, value: '+14805550199', primary: false }
  const odd: Contact = { ...ANA, connections: [...ANA.connections, fax] }
  const { page, asked } = await situation(
    { workitems: [ana()] },
    { ...known(() => odd), 'schemaType.update': () => ({ ok: true, value: odd }) },
  )
  await page.click('Edit contact')
  expect(() => page.field('Numbers, one a line')).toThrow('No field')
  await page.fill('Name', 'Ana Vega')
  await page.click('Save contact')
  expect(asked('schemaType.update')).toMatchObject([{ data: { name: 'Ana Vega' } }])
  expect(asked('schemaType.update')).not.toMatchObject([
    { data: { connections: expect.anything() as unknown } },
  ])
})

test('an address may end its line where it is read anyway, and is still one word to copy', async () => {
  await situation({ workitems: [ana()] }, known())
  const address = [...document.querySelectorAll('.address')].find((one) => one.textContent?.includes('@'))
  const parts = [...(address?.childNodes ?? [])].filter(({ nodeType }) => nodeType !== Node.COMMENT_NODE)
  const shown = parts.map((one) => (one.nodeName === 'WBR' ? '|' : one.textContent))
  expect(shown.join('')).toBe('ana@|acme|.example')
  expect(address?.textContent).toBe('ana@acme.example')
})
