import type { ElectronApplication } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecording, type Moment } from '../../replay/recording.ts'

/** What happened to the link and the machine, in a word each. */
function inWords(moment: Moment): string[] {
  if (moment.kind === 'system') return [moment.what]
  if (moment.kind === 'link') return [`link ${moment.link}`]
  if (moment.kind === 'out') return [`said ${(moment.json as { type: string }).type}`]
  return ['opening', 'opened', 'hungUp'].includes(moment.kind) && 'socket' in moment
    ? [`${moment.kind} ${moment.socket}`]
    : []
}

/** Runs a script in the desk's page by way of main: Chromium lets go of whoever debugs a page when the machine sleeps. */
export const inDesk = (electron: ElectronApplication, script: string): Promise<unknown> =>
  electron.evaluate(
    ({ BrowserWindow }, words) => BrowserWindow.fromId(1)?.webContents.executeJavaScript(words) as unknown,
    script,
  )

/** Asks the app for its flight recorder as often as it is called; the heartbeats are left out. */
export async function recorder(electron: ElectronApplication, dataDir: string) {
  const file = join(dataDir, 'recording.json')
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  return async (): Promise<string[]> => {
    await inDesk(electron, `ringdesk.run('app.saveRecording', {})`)
    const { moments } = readRecording(readFileSync(file, 'utf8'))
    return moments.flatMap(inWords).filter((word) => word !== 'said heartbeat')
  }
}
