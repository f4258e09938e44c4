import { vi } from 'vitest'
import { mountDesk } from '../../renderer/mount.ts'
import type { MemoryBridge } from './bridge.ts'

/** What a person or a screen reader finds on the page: by role and accessible name, never by class. */
export interface Page {
  button(name: string): HTMLElement
  hasButton(name: string): boolean
  field(label: string): HTMLInputElement
  list(name: string): string[]
  lists(): string[]
  region(name: string): HTMLElement
  alerts(): string[]
  text(): string
  /** Presses a key where the focus is, or at an element. */
  key(keys: string, at?: Element): boolean
  fill(label: string, value: string): Promise<void>
  click(name: string): Promise<void>
  close(): void
}

const ROLES: Record<string, string> = {
  button: 'button, [role=button]',
  list: 'ul, ol, [role=list]',
  region: 'section[aria-label], [role=region]',
}

/** The text that counts for a name: nothing that is hidden from screen readers. */
function spoken(element: Element): string {
  const copy = element.cloneNode(true) as Element
  copy.querySelectorAll('[aria-hidden=true], [hidden]').forEach((part) => part.remove())
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** The accessible name, as far as this house names things. */
export function nameOf(element: Element): string {
  const by = element.getAttribute('aria-labelledby')
  const labelled = by && document.getElementById(by)
  return element.getAttribute('aria-label') ?? (labelled ? spoken(labelled) : spoken(element))
}

const all = (role: string) => [...document.querySelectorAll<HTMLElement>(ROLES[role] ?? role)]
const find = (role: string, name: string) => all(role).find((element) => nameOf(element) === name)

function get(role: string, name: string): HTMLElement {
  const found = find(role, name)
  if (!found) throw new Error(`No ${role} "${name}" among: ${all(role).map(nameOf).join(' | ')}`)
  return found
}

/**
 * Lets everything that is under way come to the page. A clock that stands still is moved by a millisecond: Vue lets no
 * listener hear an event that is not younger than itself.
 */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0))
  if (vi.isFakeTimers()) vi.setSystemTime(Date.now() + 1)
}

function pressKey(keys: string, at: Element): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const event = new KeyboardEvent('keydown', {
    key,
    ctrlKey: parts.includes('Ctrl'),
    shiftKey: parts.includes('Shift'),
    bubbles: true,
    cancelable: true,
  })
  return at.dispatchEvent(event)
}

function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find((one) => spoken(one) === label)
  const element = found && document.getElementById(found.htmlFor)
  if (!element) throw new Error(`No field "${label}"`)
  return element as HTMLInputElement
}

/** The real window over an in-memory bridge, on the test's own page. */
export async function openPage(bridge: MemoryBridge): Promise<Page> {
  const root = document.createElement('div')
  document.body.append(root)
  const unmount = mountDesk(bridge, root)
  await settled()
  return {
    button: (name) => get('button', name),
    hasButton: (name) => find('button', name) !== undefined,
    field,
    list: (name) => [...get('list', name).querySelectorAll('li')].map(nameOf),
    lists: () => all('list').map(nameOf),
    region: (name) => get('region', name),
    alerts: () => [...document.querySelectorAll('[role=alert]')].map(spoken),
    text: () => spoken(root),
    key: (keys, at = document.activeElement ?? document.body) => pressKey(keys, at),
    async fill(label, value) {
      const element = field(label)
      element.value = value
      element.dispatchEvent(new Event(element.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
      await settled()
    },
    async click(name) {
      get('button', name).click()
      await settled()
    },
    close() {
      unmount()
      root.remove()
    },
  }
}
