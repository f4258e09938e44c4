import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Simulator } from '../../simulator/start.ts'
import { expect } from './app.ts'

export const list = (page: Page, name: string) =>
  page.getByRole('list', { name, exact: true }).getByRole('listitem')
export const workitem = (page: Page) => page.getByRole('region', { name: 'Workitem' })

/** Where each step is photographed, by whoever wants to look: `RINGDESK_E2E_PHOTOGRAPHS` names a folder. */
const FOLDER = process.env['RINGDESK_E2E_PHOTOGRAPHS']

/** A new agent, who has found the keys on the sheet and touches nothing else. */
export function anAgent(centre: Simulator, page: Page) {
  const { keyboard } = page
  let steps = 0
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  async function look(what: string): Promise<void> {
    const name = `${String((steps += 1)).padStart(2, '0')} ${what}.png`
    if (FOLDER !== undefined) await page.screenshot({ path: join(FOLDER, name) })
  }
  const isOver = (name: string) => expect(list(page, name)).toHaveCount(0)

  return {
    press,
    look,
    isOver,
    type: (text: string) => keyboard.type(text),
    /** Time goes by, ms. */
    pass: (advanceMs: number) => centre.control('clock', { advanceMs }),
    /** It rings, and whoever was nowhere is at it. */
    async hear() {
      await expect(list(page, 'Ringing')).toHaveCount(1)
      await expect(page.locator('article')).toBeFocused()
    },
    /** Somebody calls, and is answered. */
    async take(from: string, queue = 'q_sales') {
      centre.control('call', { from, queue })
      await expect(list(page, 'Ringing')).toHaveCount(1)
      await press('Control+Shift+A')
      await expect(list(page, 'Live')).toHaveCount(1)
    },
    async dial(typed: string, option: RegExp) {
      await press('/')
      await expect(page.getByRole('combobox', { name: 'Name or number' })).toBeFocused()
      await keyboard.type(typed)
      await expect(page.getByRole('option').first()).toHaveText(option)
      await press('Enter')
      await expect(list(page, 'Live')).toHaveAccessibleName(/Dialling/)
      centre.control('clock', { advanceMs: 8_000 })
      await expect(list(page, 'Live')).toHaveAccessibleName(/Live/)
    },
    /** Up the list to what waits, and on to it; there Tab leads to its answer. */
    async takeWritten(name: RegExp) {
      await expect(list(page, 'Waiting').first()).toHaveAccessibleName(name)
      await press('l')
      const entry = list(page, 'Waiting').first().getByRole('button')
      await expect(async () => {
        await press('ArrowUp')
        await expect(entry).toBeFocused({ timeout: 200 })
      }).toPass()
      await press('Enter', 'Tab')
      await expect(page.getByRole('button', { name: 'Answer', exact: true })).toBeFocused()
      await press('Enter')
      await expect(list(page, 'Live')).toHaveCount(1)
    },
    /** The wrap-up, from its key to the empty list. */
    async finish(summary: string, disposition = 'Foll') {
      await expect(list(page, 'Wrap-up')).toHaveCount(1)
      await press('w')
      await expect(page.getByRole('combobox', { name: 'Disposition' })).toBeFocused()
      await keyboard.type(disposition)
      await press('Tab')
      await keyboard.type(summary)
      await press('Control+Enter')
      await isOver('Wrap-up')
    },
    hangUp: () => press('Control+Shift+H'),
  }
}
