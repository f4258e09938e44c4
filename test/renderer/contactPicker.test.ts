// @vitest-environment happy-dom
import { createApp, h } from 'vue'
import { createPinia } from 'pinia'
import { afterEach, expect, test, vi } from 'vitest'
import type { ActionInput, Contact, Workitem } from '../../preload/contract.ts'
import { CALL_DESK } from '../../renderer/callDesk.ts'
import { BRIDGE } from '../../renderer/client.ts'
import ContactPicker from '../../renderer/components/ContactPicker.vue'
import { createMessages } from '../../renderer/messages.ts'
import { useDesk } from '../../renderer/store.ts'
import { aBridge } from './bridge.ts'
import { aState, aWorkitem } from './fixtures.ts'
import { nameOf, settled } from './page.ts'

const ANA: Contact = {
  contactId: 'ct_ana',
  version: 1,
  name: 'Ana Ruiz',
  company: 'ACME',
  connections: [{ kind: 'phone', value: '+14805550134', primary: true }],
}
const LI: Contact = { contactId: 'ct_li', version: 1, name: 'Li Wei', connections: [], doNotCall: true }

const opened: (() => void)[] = []
afterEach(() => opened.splice(0).forEach((close) => close()))

type Asked = ActionInput<'schemaType.search'>
async function aPicker(
  given: {
    item?: Partial<Workitem>
    found?: (asked: Asked) => Contact[]
    create?: (asked: unknown) => unknown
  } = {},
) {
  const item = aWorkitem({ workitemId: 'w', ...given.item })
  const bridge = aBridge(aState({ workitems: [item] }), {
    'schemaType.search': (asked) => {
      const list = given.found?.(asked) ?? [ANA, LI]
      return { ok: true, value: { count: list.length, total: list.length, list } }
    },
    ...(given.create && { 'schemaType.create': given.create }),
  })
  const chosen: string[] = []
  const root = document.createElement('form')
  const submitted = vi.fn((event: Event) => event.preventDefault())
  root.addEventListener('submit', submitted)
  document.body.append(root)
  const app = createApp(() => h(ContactPicker, { item, onChoose: (id: string) => chosen.push(id) }))
  app.provide(BRIDGE, bridge)
  app.use(createPinia())
  app.use(createMessages('en'))
  const desk = app.runWithContext(useDesk)
  app.provide(CALL_DESK, desk)
  desk.start()
  await settled()
  app.mount(root)
  opened.push(() => {
    app.unmount()
    root.remove()
  })
  await settled()
  const buttons = () => [...root.querySelectorAll('button')]
  return {
    root,
    chosen,
    submitted,
    asked: (name: string) => bridge.asked.filter((one) => one.name === name).map((one) => one.input),
    names: () => [...root.querySelectorAll('bdi')].map((one) => one.textContent),
    field(label: string): HTMLInputElement {
      const found = [...root.querySelectorAll('label')].find((one) => one.textContent === label)
      return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement
    },
    async fill(label: string, value: string) {
      const field = this.field(label)
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await settled()
    },
    async press(name: string) {
      buttons()
        .find((one) => nameOf(one).includes(name))
        ?.click()
      await settled()
    },
    async key(key: string) {
      const at = document.activeElement ?? root
      at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      await settled()
    },
  }
}

test('before anything is typed, those who have the caller’s number are offered', async () => {
  const { asked, names } = await aPicker()
  expect(asked('schemaType.search')).toEqual([{ type: 'contact', q: 'connections:+14805550134*', rows: 6 }])
  expect(names()).toEqual(['Ana Ruiz', 'Li Wei'])
})

test('what is typed is searched, and whoever is pressed is chosen', async () => {
  const picker = await aPicker({ found: ({ q }) => (q === 'wei L' ? [LI] : []) })
  await picker.fill('Find a contact', 'wei, "L')
  await vi.waitFor(() => expect(picker.names()).toEqual(['Li Wei']))
  expect(picker.root.textContent).toContain('do not call')
  await picker.press('Li Wei')
  expect(picker.chosen).toEqual(['ct_li'])
})

test('by keyboard: down into the list and up again, and Enter in the field sends no form', async () => {
  const { field, key, submitted } = await aPicker()
  field('Find a contact').focus()
  await key('ArrowDown')
  expect(document.activeElement?.textContent).toContain('Ana Ruiz')
  await key('ArrowUp')
  expect(document.activeElement).toBe(field('Find a contact'))
  await key('Enter')
  expect(submitted).not.toHaveBeenCalled()
})

test('somebody new is written down with the caller’s name and number, and is chosen', async () => {
  const picker = await aPicker({ found: () => [], create: () => ({ ok: true, value: ANA }) })
  await picker.press('New contact')
  expect([picker.field('Name').value, picker.field('Number').value]).toEqual(['Ana Ruiz', '+14805550134'])
  await picker.fill('Company', 'ACME')
  await picker.press('Create contact')
  expect(picker.asked('schemaType.create')).toEqual([
    {
      type: 'contact',
      data: {
        name: 'Ana Ruiz',
        company: 'ACME',
        connections: [{ kind: 'phone', value: '+14805550134', primary: true }],
      },
    },
  ])
  expect(picker.chosen).toEqual(['ct_ana'])
})

test('who writes by e-mail is written down with the address', async () => {
  const mail = { channelType: 'email', type: 'InboundEmail', from: 'eva@acme.example', name: 'Eva' } as const
  const picker = await aPicker({ item: mail, found: () => [] })
  await picker.press('New contact')
  expect([picker.field('Number').value, picker.field('E-mail').value]).toEqual(['', 'eva@acme.example'])
})

test('a contact without a name is asked for it, and a refusal stands at the field it is about', async () => {
  const failure = {
    type: 'validation',
    code: 'VALIDATION_FAILED',
    message: 'No number.',
    param: 'connections[0].value',
  }
  const picker = await aPicker({ item: { name: '' }, create: () => ({ ok: false, failure }) })
  await picker.press('New contact')
  await picker.press('Create contact')
  expect(picker.field('Name').getAttribute('aria-invalid')).toBe('true')
  expect(picker.asked('schemaType.create')).toEqual([])
  await picker.fill('Name', 'Ana')
  await picker.press('Create contact')
  expect(picker.field('Number').getAttribute('aria-invalid')).toBe('true')
  expect(picker.root.textContent).toContain('No number.')
  expect(picker.chosen).toEqual([])
})

test('Escape in the new contact goes back to the search', async () => {
  const { press, field, key } = await aPicker()
  await press('New contact')
  field('Name').focus()
  await key('Escape')
  expect(document.activeElement).toBe(field('Find a contact'))
})
