import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecording } from '../replay/recording.ts'
import { replay } from '../replay/replay.ts'
import { verdictOf } from '../replay/verdict.ts'
import { connection, expect, test as base } from './support/app.ts'
import { startNotificationServer, type NotificationServer } from './support/notificationServer.ts'
import { openWrapUp } from './support/wrapUp.ts'

const test = base.extend<{ desktop: NotificationServer }>({
  async desktop({}, use) {
    const server = await startNotificationServer()
    await use(server)
    server.stop()
  },
})

test.skip(process.platform !== 'linux', 'the witness is a server on the desktop bus of Linux')

test('the light says ready, opens its facts, and says at once that the link is lost', async ({
  desktop: _shows,
  centre,
  page,
}) => {
  const light = page.getByRole('button', { name: /^Readiness: / })
  await expect(light).toHaveAccessibleName('Readiness: Ready')
  await light.click()
  const facts = page.getByRole('list', { name: 'Facts' }).getByRole('listitem')
  await expect(facts).toHaveCount(7)
  await expect(facts.first()).toHaveText('Connected to the contact centre.')
  centre.control('answer', { route: '/ws-ticket', status: 503, retryAfter: 1, count: 3 })
  centre.control('drop', {})
  await expect(light).toHaveAccessibleName('Readiness: Not ready')
  await expect(facts.first()).toContainText('Ringdesk tries again by itself')
  await expect(light).toHaveAccessibleName('Readiness: Ready')
})

test('a test call is followed from the click to the painted window, and is no missed call afterwards', async ({
  desktop,
  centre,
  page,
}) => {
  await page.getByRole('button', { name: /^Status: / }).click()
  await page.getByRole('menuitem', { name: 'Test my phone' }).click()
  const told = page.getByRole('region', { name: 'Test my phone' })
  await expect(told).toContainText(/a test call was on your screen after \d+ ms\./)
  const legs = told.getByRole('listitem')
  await expect(legs).toHaveCount(5)
  for (const leg of await legs.all()) await expect(leg).toHaveText(/\d+ ms$/)
  expect(desktop.shown).toHaveLength(1)
  await page.keyboard.press('Escape')
  await expect(told).toHaveCount(0)
  await page.getByRole('button', { name: 'Decline' }).first().click()
  await expect(page.getByRole('list', { name: 'Ringing' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Status: Available' })).toBeVisible()
  expect(centre.state().workitems.filter(({ missedStatus }) => missedStatus !== undefined)).toEqual([])
})

test('the flight recorder is saved without a word of the call, and plays again', async ({
  desktop: _shows,
  centre,
  dataDir,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  centre.control('call', { from: '+14805550142', name: 'Wilhelmina Canary' })
  await page.getByRole('button', { name: 'Answer' }).click()
  await openWrapUp(page)
  await page.getByRole('textbox', { name: 'Summary' }).fill('a canary of her own words')
  centre.control('drop', {})
  await page.getByRole('button', { name: 'Hang up' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toBeVisible()
  await expect(connection(page)).toHaveText(/^Live/)
  const path = join(dataDir, 'saved.json')
  // The desktop's own dialog takes no click of a test.
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.getByRole('button', { name: 'Diagnostics' }).click()
  await page.getByRole('button', { name: 'Save recording' }).click()
  await expect(page.getByRole('region', { name: 'Flight recorder' })).toContainText('Saved')
  const text = readFileSync(path, 'utf8')
  expect(text).not.toMatch(/Wilhelmina|4805550142|canary|eyJ|ticket":"[^"]/)
  const replayed = await replay(readRecording(text))
  expect(replayed.links.then.map((step) => step.text)).toContain('reconnecting')
  expect(verdictOf(replayed)).toEqual({ parted: [], broken: [] })
})
