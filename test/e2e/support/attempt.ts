import type { Page } from '@playwright/test'

/**
 * Does something as a script of the page would, and says what came of it: `done: …`, or the name of the error. The
 * debugger's own turn may do what pages may not, so it only plans the attempt.
 */
export const attempt = (page: Page, act: () => unknown): Promise<string> =>
  page.evaluate(`new Promise((resolve) => setTimeout(async () => {
    try { resolve('done: ' + String(await (${act.toString()})())) } catch (error) { resolve(error.name) }
  }))`)
