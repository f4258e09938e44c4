import { start } from './children.mjs'
import { which } from './run.mjs'
import { Problem, say } from './say.mjs'

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** A screen that only exists in memory. It picks a free number itself and says which on its fourth descriptor. */
export function virtualDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  const screen = start(which('Xvfb'), args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let told = ''
    screen.stderr.on('data', (chunk) => (told += chunk))
    screen.once('error', reject)
    screen.once('exit', () => reject(new Problem(`The virtual display did not start.\n${told}`)))
    screen.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`))
  })
}

/** The environment for programs with windows: the display there is, or a virtual one. */
export async function display() {
  if (hasDisplay()) return {}
  const DISPLAY = await virtualDisplay()
  say(`no display here: the window opens on the virtual display ${DISPLAY}`)
  return { DISPLAY }
}
