import { bundle } from './bundle.mjs'
import { electron, introduce } from './electron.mjs'
import { launcher } from './launcher.mjs'
import { libraries } from './libraries.mjs'
import { exclusively } from './lock.mjs'
import { native, needsCompiler } from './native.mjs'

/**
 * From a clone with its packages to an app that can be started: which Electron, and how to start it. `name` is the home
 * of the ordinary user that root starts it as.
 */
export function setUp({ name, commands = [], wishes = [] }) {
  return exclusively(async () => {
    const chosen = await electron()
    introduce(chosen)
    await libraries(chosen.exe, needsCompiler(chosen) ? ['g++', ...commands] : commands, wishes)
    const build = await bundle(chosen)
    await native(chosen)
    // Under the same lock: another command may bundle something else the moment it is ours no more.
    return { ...chosen, ...(await launcher({ ...chosen, build }, name)) }
  })
}
