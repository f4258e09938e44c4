import { connection, expect, test } from './support/app.ts'

const MISSED = { user: 'ana', from: '+14805550134', name: 'Ben Ode' }

test('a call that was missed beside another says so in one sentence, in its pane and in the history', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+34915550178', name: 'Li Wei' })
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('list', { name: 'Live' })).toBeVisible()
  centre.control('call', MISSED)
  await expect(page.getByRole('list', { name: 'Ringing' })).toBeVisible()
  centre.control('hangUp', { from: MISSED.from })
  const waiting = page.getByRole('list', { name: 'Waiting' }).getByRole('listitem')
  await waiting.getByRole('button').click()
  const sentence = /Rang here \d+ s while you were on a call with Li Wei.*; the caller hung up\./
  await expect(page.getByRole('region', { name: 'Workitem' })).toContainText(sentence)
  await page.getByRole('button', { name: 'History' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Ben Ode' }).last()).toContainText(sentence)
})

test('after a cut link one card says what came meanwhile, and once it was read it stays away, also after a restart', async ({
  centre,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('answer', { route: '/ws-ticket', status: 503, retryAfter: 12 })
  centre.control('drop', {})
  await expect(connection(page)).toHaveText(/^(Reconnecting|Stale)/)
  centre.control('call', MISSED)
  centre.control('hangUp', {})
  centre.control('email', { subject: 'Invoice 2041' })
  const card = page.getByRole('region', { name: 'While you were away' })
  await expect(card).toContainText(/Offline \d+ s .*1 missed, 1 e-mail; nothing rang late\./, {
    timeout: 30_000,
  })
  await expect(page.getByRole('list', { name: 'Ringing' })).toHaveCount(0)
  await page
    .getByRole('listitem', { name: /Ben Ode.*Missed/ })
    .getByRole('button')
    .click()
  await expect(page.getByRole('region', { name: 'Workitem' })).toContainText(
    /The connection was lost from .*; the offer came and went meanwhile\./,
  )
  await card.getByRole('button', { name: 'Dismiss' }).click()
  await expect(card).toHaveCount(0)
  await electron.close()
  const again = await start()
  await expect(connection(again.page)).toHaveText(/^Live/)
  await expect(again.page.getByRole('list', { name: 'Waiting' }).getByRole('listitem')).not.toHaveCount(0)
  await expect(again.page.getByRole('region', { name: 'While you were away' })).toHaveCount(0)
})
