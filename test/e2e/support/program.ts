import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test as base } from './app.ts'

/** Starts a program of the desktop beside the app; ended after the test, which is skipped where there is none. */
export type StartProgram = (name: string, args: string[], env?: Record<string, string>) => ChildProcess

/** Where this program of the desktop is; undefined where it is not installed. */
const whereIs = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))

export const isInstalled = (name: string): boolean => whereIs(name) !== undefined

/** Only a window manager can put a window into the task bar. Resolves when there is one. */
export async function manageWindows(program: StartProgram, folder: string): Promise<void> {
  const ready = join(folder, 'window-manager-is-there')
  program('openbox', ['--sm-disable', '--startup', `touch ${ready}`], { HOME: folder })
  await expect.poll(() => existsSync(ready)).toBe(true)
}

/** Tests that need more of a desktop than a screen and a bus. */
export const test = base.extend<{ program: StartProgram }>({
  async program({}, use) {
    const running: ChildProcess[] = []
    await use((name, args, env = {}) => {
      const path = whereIs(name)
      test.skip(path === undefined, `${name} is not installed here`)
      const child = spawn(path ?? name, args, {
        env: { ...process.env, ...env },
        stdio: ['pipe', 'ignore', 'ignore'],
      })
      running.push(child)
      return child
    })
    for (const child of running) child.kill()
  },
})
