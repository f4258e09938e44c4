import { pathToFileURL } from 'node:url'
import { at } from '../setup/paths.mjs'
import { exitCodeOf, run } from '../setup/run.mjs'

const LOWLY = pathToFileURL(at('build', 'checks', 'lowly.mjs')).href

/**
 * The code that a program of ours ended with. Alone it speaks as it goes; beside the windows it takes what time these
 * leave, and speaks when it is done.
 */
export async function ended(args, { alone, ...options }) {
  if (alone) return exitCodeOf(process.execPath, args, options)
  const { code, output } = await run(process.execPath, ['--import', LOWLY, ...args], options).then(
    (text) => ({ code: 0, output: text }),
    (error) => ({ code: error.code ?? 1, output: error.output ?? String(error) }),
  )
  console.log(output)
  return code
}
