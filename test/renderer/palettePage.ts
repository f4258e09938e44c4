import { settled, type Page } from './page.ts'

/** The field of the palette, and what is found in the list under it. */
export const field = () =>
  document.querySelector<HTMLInputElement>('header [role=combobox]') as HTMLInputElement
export const lines = () => [...document.querySelectorAll<HTMLElement>('header [role=option]')]
export const labels = () => lines().map((line) => line.querySelector('bdi')?.textContent)
export const marked = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')
export const line = (label: string) => lines().find((one) => one.querySelector('bdi')?.textContent === label)

/** Opens the palette by its key, and types. */
export async function find(page: Page, typed: string): Promise<void> {
  page.key('Ctrl+K')
  await settled()
  field().value = typed
  field().dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
}
export async function press(page: Page, keys: string): Promise<void> {
  page.key(keys, field())
  await settled()
}
