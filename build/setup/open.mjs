import { endAll, endOnSignals, start } from './children.mjs'
import { display, hasDisplay } from './display.mjs'
import { dataDirOfEnvironment, namesServer, withDataDir } from './flags.mjs'
import { setUp } from './index.mjs'
import { withoutNoise } from './noise.mjs'
import { say, tellAndExit } from './say.mjs'
import { simulator } from './simulator.mjs'

/** The account that the simulated contact centre knows; a real server gets only what the person says. */
async function simulated() {
  const { url, control } = await simulator()
  say(`the simulated contact centre listens on ${url}`)
  say(`  its control page, to place calls and break things: ${control}`)
  return { RINGDESK_SERVER: url, RINGDESK_USER: 'ana', RINGDESK_PASSWORD: 'ringdesk' }
}

const untilExit = (child) =>
  new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve))

async function run(flags) {
  const { program, app, switches } = await setUp({ name: 'start', commands: hasDisplay() ? [] : ['Xvfb'] })
  const [screen, account] = await Promise.all([display(), namesServer(flags) ? {} : simulated()])
  say('opening the window')
  const env = { ...process.env, ...screen, ...account, ...dataDirOfEnvironment() }
  const args = [...switches, app, ...withDataDir(flags)]
  const window = start(program, args, { env, stdio: ['inherit', 'inherit', 'pipe'] })
  withoutNoise(window.stderr)
  const code = await untilExit(window)
  say('the app has ended')
  return code ?? 1
}

export async function open(flags) {
  endOnSignals()
  try {
    const code = await run(flags)
    await endAll()
    process.exit(code)
  } catch (error) {
    await endAll()
    tellAndExit(error)
  }
}
