import { bundle } from './bundle.mjs'
import { electron, introduce } from './electron.mjs'
import { libraries } from './libraries.mjs'
import { exclusively } from './lock.mjs'
import { native, needsCompiler } from './native.mjs'

/** From a clone with its packages to an app that can be started. Tells which Electron, and what was built. */
export function setUp({ commands = [] } = {}) {
  return exclusively(async () => {
    const chosen = await electron()
    introduce(chosen)
    await libraries(chosen.exe, needsCompiler(chosen) ? ['g++', ...commands] : commands)
    const build = await bundle(chosen)
    await native(chosen)
    return { ...chosen, build }
  })
}
