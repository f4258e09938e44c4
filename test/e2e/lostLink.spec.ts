import { startSimulator } from '../simulator/start.ts'
import { connection, expect, test } from './support/app.ts'
import { makeUnreliable } from './support/unreliable.ts'
import { openWrapUp } from './support/wrapUp.ts'

test('a cut link says so, keeps the call on the screen without its controls, and comes back', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+14805550134' })
  await page.getByRole('button', { name: 'Answer' }).click()
  await openWrapUp(page)
  await page.getByRole('textbox', { name: 'Summary' }).fill('typed before the cut')
  centre.control('answer', { route: '/ws-ticket', status: 503, retryAfter: 1, count: 2 })
  centre.control('drop', {})
  await expect(connection(page)).toHaveText(/^(Reconnecting|Stale)/)
  const hold = page.getByRole('button', { name: 'Hold' })
  await expect(hold).toBeDisabled()
  await expect(hold).toHaveAccessibleDescription(/.+/)
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeEnabled()
  await expect(page.getByRole('button', { name: 'Mute' })).toBeEnabled()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(hold).toBeEnabled()
  await expect(page.getByRole('textbox', { name: 'Summary' })).toHaveValue('typed before the cut')
})

test('a call offered while the server was restarting rings in the window once it is back', async ({
  centre,
  page,
}) => {
  const state = centre.centre.snapshotOfState()
  await centre.stop()
  await expect(connection(page)).toHaveText(/^(Reconnecting|Stale)/)
  const reborn = await startSimulator({ port: centre.port, state })
  reborn.control('call', { from: '+14805550134' })
  await expect(page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')).toHaveCount(1)
  await reborn.stop()
})

test('a sign-in that has run out asks for the password, and the call offered meanwhile rings', async ({
  centre,
  start,
}) => {
  const { page } = await start({ password: '' })
  await page.getByRole('textbox', { name: 'Password' }).fill('ringdesk')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('expire', { refreshable: false })
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('ana')
  centre.control('call', { from: '+14805550134' })
  await page.getByRole('textbox', { name: 'Password' }).fill('ringdesk')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Answer' })).toBeVisible()
})

test('a start without a server shows the list that was, marked stale', async ({ centre, start }) => {
  const first = await start()
  centre.control('call', { from: '+14805550134', name: 'Ben Ode' })
  await first.page.getByRole('button', { name: 'Answer' }).click()
  await expect(first.page.getByRole('list', { name: 'Live' })).toBeVisible()
  await first.electron.close()
  await centre.stop()
  const { page } = await start()
  await expect(page.getByRole('list', { name: 'Live' }).getByRole('listitem')).toHaveAccessibleName(/Ben Ode/)
  await expect(connection(page)).toHaveText(/^(Stale|Offline|Reconnecting)/)
})

test('a network that goes silent without a word is left behind: nothing more is asked of what was open', async ({
  centre,
  start,
}) => {
  centre.control('set', { heartbeatMs: 500 })
  const here = await makeUnreliable(centre, Math.random)
  try {
    const { page } = await start({ server: here.proxy.url })
    await expect(connection(page)).toHaveText(/^Live/)
    // The way back may take less than the time between two looks: every frame is looked at.
    const lost = page.waitForFunction(() =>
      /^(Reconnecting|Stale)/.test(document.querySelector('[aria-label=Connection]')?.textContent ?? ''),
    )
    here.proxy.halfOpen()
    await lost
    // Until somebody noticed, something may have been asked.
    const before = here.proxy.unheard()
    await expect(connection(page)).toHaveText(/^Live/)
    expect(here.proxy.unheard()).toEqual(before)
  } finally {
    await here.stop()
  }
})
