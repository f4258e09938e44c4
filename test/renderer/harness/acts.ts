import type { Act } from '../scenes.ts'

const PATIENCE_MS = 5_000

/** The element, as soon as it is there. */
async function found(selector: string): Promise<HTMLElement> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const element = document.querySelector<HTMLElement>(selector)
    if (element) return element
    await painted()
  }
  throw new Error(`The scene has no ${selector}`)
}

/** What was asked for has been answered, and the answer has been drawn. */
async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => setTimeout(resolve, 16))
}

/** Does what a person does to bring a scene about, one after the other. */
export async function play(acts: readonly Act[]): Promise<void> {
  await painted()
  for (const act of acts) {
    if (typeof act === 'string') (await found(act)).click()
    else if ('text' in act) type(await found(act.in), act.text)
    else press(act.key)
    await painted()
  }
}

function type(field: HTMLElement, text: string): void {
  field.focus()
  ;(field as HTMLInputElement).value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function press(keys: string): void {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const at = document.activeElement ?? document.body
  const init = { key, ctrlKey: parts.includes('Ctrl'), bubbles: true, cancelable: true }
  at.dispatchEvent(new KeyboardEvent('keydown', init))
}
