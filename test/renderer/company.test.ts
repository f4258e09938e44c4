// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { failure, type AppState, type PolicyStatus } from '../../preload/contract.ts'
import { loadPreferences } from '../../renderer/preferences.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const aPolicy = (policy: Partial<PolicyStatus>): Partial<AppState> => ({
  policy: { locked: {}, defaults: {}, problems: [], ...policy },
})
const html = document.documentElement
const stored = () =>
  JSON.parse(localStorage.getItem('ringdesk.preferences') ?? '{}') as Record<string, unknown>
const dialog = () => document.querySelector<HTMLDialogElement>('dialog.ask')
const press = async (name: string) => {
  const buttons = [...(dialog()?.querySelectorAll<HTMLElement>('button') ?? [])]
  buttons.find(({ textContent }) => textContent?.replace('Esc', '').trim() === name)?.click()
  await settled()
}

test('a locked theme holds over what was chosen, and gives it back when it is unlocked', async () => {
  localStorage.setItem('ringdesk.preferences', JSON.stringify({ theme: 'light' }))
  const { page, push } = await situation(aPolicy({ locked: { theme: 'dark' } }))
  expect(html.dataset['theme']).toBe('dark')
  expect(page.button('Colours').getAttribute('aria-disabled')).toBe('true')
  expect(stored()['theme']).toBe('light')
  await push(aPolicy({}))
  expect(html.dataset['theme']).toBe('light')
})

test('a default holds while nobody has chosen, and is not taken for a choice', async () => {
  const { push } = await situation(aPolicy({ defaults: { theme: 'dark', letterKeys: false } }))
  expect(html.dataset['theme']).toBe('dark')
  expect(stored()['theme']).toBeUndefined()
  await push(aPolicy({ defaults: { theme: 'contrast' } }))
  expect(html.dataset['theme']).toBe('contrast')
})

test('what the company has set is known at the next start before main has said it', async () => {
  await situation(aPolicy({ locked: { language: 'es' }, defaults: { theme: 'dark' } }))
  expect(loadPreferences(localStorage, 'en')).toMatchObject({ language: 'es', theme: 'dark' })
})

test('signing out asks what stays, and Escape or the third button stays signed in', async () => {
  const { page, asked } = await situation()
  await page.click('Sign out')
  await press('Stay signed in')
  expect([asked('app.signOut'), dialog()]).toEqual([[], null])
  await page.click('Sign out')
  await press('Sign out and remove what is kept on this computer')
  expect(asked('app.signOut')).toEqual([{ wipe: true, lose: false }])
})

test('what would be lost is named, and goes by a second yes alone', async () => {
  const unsent = { ok: false as const, failure: failure('UNSENT', 'not sent') }
  const draft = { about: 'w1', field: 'note', text: 'She asks' }
  const answers = {
    'app.signOut': (input: unknown) =>
      (input as { lose?: boolean }).lose ? { ok: true as const, value: { wiped: true } } : unsent,
    'drafts.list': () => ({
      ok: true as const,
      value: [draft, { ...draft, field: 'summary' }, { ...draft, about: 'w2' }],
    }),
  }
  const { page, asked } = await situation({}, answers)
  await page.click('Sign out')
  await press('Sign out and remove what is kept on this computer')
  expect(dialog()?.textContent).toContain('begun to write about 2 contacts')
  expect(page.alerts()).toHaveLength(1)
  await press('Sign out and lose this')
  expect(asked('app.signOut')).toEqual([
    { wipe: true, lose: false },
    { wipe: true, lose: true },
  ])
  expect(dialog()).toBeNull()
})

test('where the company has decided what stays there is nothing to ask', async () => {
  const { page, asked } = await situation(aPolicy({ locked: { wipeOnSignOut: true } }))
  await page.click('Sign out')
  expect([asked('app.signOut'), dialog()]).toEqual([[{}], null])
})
