import { createInterface } from 'node:readline'
import { start } from './children.mjs'
import { at, cache } from './paths.mjs'
import { Problem } from './say.mjs'

const ARGS = ['--port', '0', '--seed', '1', '--scenario', 'morning']

function readiness(line) {
  try {
    const said = JSON.parse(line)
    return said.ready ? said : undefined
  } catch {
    return undefined
  }
}

/** Starts the simulated contact centre; resolves to `{url, control}` once it listens, and shows what else it says. */
export function simulator() {
  // Node keeps its translation of the TypeScript files: from the second start on it is there in a third of the time.
  const env = { ...process.env, NODE_COMPILE_CACHE: cache('compile') }
  const args = [at('test', 'simulator', 'main.ts'), ...ARGS]
  const child = start(process.execPath, args, { env, stdio: ['ignore', 'pipe', 2] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Problem(`The simulated contact centre ended (${code}).`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = readiness(line)
      if (ready) resolve(ready)
      else console.log(line)
    })
  })
}
