import type { ElectronApplication, Page } from '@playwright/test'
import { expect } from './app.ts'

async function pageOf(electron: ElectronApplication, name: string): Promise<Page> {
  const find = () => electron.windows().find((page) => page.url().endsWith(`/${name}.html`))
  await expect.poll(() => find() !== undefined).toBe(true)
  const page = find()
  if (!page) throw new Error(`The window of ${name} has gone again`)
  await page.waitForLoadState()
  return page
}

/** The page of the offer window, which is made once the link is live. */
export const offerPage = (electron: ElectronApplication): Promise<Page> => pageOf(electron, 'offer')

/** The page of the call bar, once it has been made. */
export const barPage = (electron: ElectronApplication): Promise<Page> => pageOf(electron, 'callBar')

/** Whatever can ask the main process of an app. */
export type Main = Pick<ElectronApplication, 'evaluate'>

/** How a window of the app stands. */
export interface Stand {
  visible: boolean
  focused: boolean
  onTop: boolean
  bounds: { x: number; y: number; width: number; height: number }
}

/** How the window stands whose page ends in this. */
export const standOf = (electron: Main, page: 'index' | 'offer' | 'callBar'): Promise<Stand | undefined> =>
  electron.evaluate(({ BrowserWindow }, name) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().endsWith(`/${name}.html`),
    )
    return (
      window && {
        visible: window.isVisible(),
        focused: window.isFocused(),
        onTop: window.isAlwaysOnTop(),
        bounds: window.getBounds(),
      }
    )
  }, page)

/** Moves a window, as a window manager or a hand does. */
export const moveTo = (electron: Main, page: 'offer' | 'callBar', to: { x: number; y: number }) =>
  electron.evaluate(
    ({ BrowserWindow }, { name, x, y }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().endsWith(`/${name}.html`))
        ?.setPosition(x, y),
    { name: page, ...to },
  )

/** Runs a script in the page of a window by way of main; undefined where there is no such window. */
export const inPage = (electron: Main, page: 'index' | 'offer', script: string): Promise<unknown> =>
  electron.evaluate(
    ({ BrowserWindow }, { name, words }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().endsWith(`/${name}.html`))
        ?.webContents.executeJavaScript(words) as unknown,
    { name: page, words: script },
  )
