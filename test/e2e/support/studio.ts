import { copyFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { serveBuilt } from '../../renderer/harness/serve.ts'
import { command } from './app.ts'

/** How a scene is looked at; what is left out is light, English, and 1080 × 720. */
export interface Look {
  theme?: 'light' | 'dark'
  language?: 'en' | 'es'
  width?: number
  height?: number
}

/** A window of the app's own Electron that shows the scenes of test/renderer, without a main process behind them. */
export interface Studio {
  page: Page
  /** Resolves once the scene has been brought about; its clock stands still. */
  show(scene: string, look?: Look): Promise<void>
  close(): Promise<void>
}

/** The same letters and the same pixels on every machine: no hints of the system, no second density. */
const SWITCHES = ['--force-device-scale-factor=1', '--font-render-hinting=none', '--disable-lcd-text']

/** Opens it. The pages are built first, from what is written now. */
export async function openStudio(home: string): Promise<Studio> {
  const pages = await serveBuilt()
  // The window may be another user's, who cannot read these folders.
  const window = join(home, 'window')
  cpSync(join(import.meta.dirname, '../../renderer/harness/window'), window, { recursive: true })
  const hold = join(home, 'hold.cjs')
  copyFileSync(join(import.meta.dirname, 'hold.cjs'), hold)
  const { args, ...how } = command({})
  const switches = args.slice(0, -1)
  const electron = await _electron.launch({
    ...how,
    args: ['-r', hold, ...switches, ...SWITCHES, window, pages.url],
    chromiumSandbox: true,
  })
  const page = await electron.firstWindow()
  return {
    page,
    async show(scene, { theme = 'light', language = 'en', width = 1080, height = 720 } = {}) {
      await page.setViewportSize({ width, height })
      const asked = new URLSearchParams({ scene, theme, language, still: '' })
      await page.goto(`${pages.url}index.html?${asked}`)
      await page.locator('html:is([data-played], [data-failed])').waitFor({ state: 'attached' })
      const failed = await page.locator('html').getAttribute('data-failed')
      if (failed !== null) throw new Error(`${scene}: ${failed}`)
    },
    async close() {
      await electron.close()
      await pages.stop()
    },
  }
}
