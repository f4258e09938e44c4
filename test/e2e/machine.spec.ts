import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecording, type Moment } from '../replay/recording.ts'
import { connection, expect, test } from './support/app.ts'

const isSystem = (moment: Moment) => moment.kind === 'system'
const inWords = (moment: Moment): string =>
  moment.kind === 'system' ? moment.what : 'socket' in moment ? `${moment.kind} ${moment.socket}` : ''

test('a machine that sleeps, wakes, is unlocked, and hides the window: the link is made anew at once, and the recorder knows', async ({
  dataDir,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  const file = join(dataDir, 'recording.json')
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  const moments = async (): Promise<Moment[]> => {
    await page.evaluate(`ringdesk.run('app.saveRecording', {})`)
    return readRecording(readFileSync(file, 'utf8')).moments
  }
  const told = async () => (await moments()).map(inWords)

  await electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'))
  await electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  await expect.poll(told).toContain('opened 2')
  await expect(connection(page)).toHaveText(/^Live/)
  await electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('unlock-screen'))
  await expect.poll(told).toContain('opened 3')
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.hide())
  await expect.poll(told).toContain('hidden')
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.showInactive())
  await expect
    .poll(async () => (await moments()).filter(isSystem).map(inWords))
    .toEqual(['shown', 'suspend', 'resume', 'resume', 'hidden', 'shown'])
  const all = await told()
  // At once: nothing is waited for between the waking and the new socket.
  expect(all.indexOf('opening 2')).toBeGreaterThan(all.indexOf('resume'))
  expect(all.indexOf('hungUp 1')).toBeLessThan(all.indexOf('opening 2'))
})
