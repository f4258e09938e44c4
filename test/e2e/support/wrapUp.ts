import type { Page } from '@playwright/test'

/** Opens the wrap-up under a live call, where it lies behind a button, unless it stands open. */
export async function openWrapUp(page: Page): Promise<void> {
  // In one step: what was typed before may open it by itself at any moment.
  await page
    .getByRole('button', { name: 'Wrap-up' })
    .evaluate((button) => button.getAttribute('aria-expanded') === 'false' && (button as HTMLElement).click())
}
