import { modules } from '../setup/paths.mjs'
import { exitCodeOf } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'

// What can be told without running the app. Each counts as one test.
const FENCES = [
  { name: 'types', script: ['vue-tsc', 'bin', 'vue-tsc.js'], args: ['--build'] },
  {
    name: 'lint',
    script: ['eslint', 'bin', 'eslint.js'],
    args: ['.', '--max-warnings', '0', '--concurrency', '2'],
  },
  {
    name: 'format',
    script: ['prettier', 'bin', 'prettier.cjs'],
    args: ['--check', '--log-level', 'warn', '.'],
  },
]

async function stands({ name, script, args }) {
  say(`checking ${name}`)
  const code = await exitCodeOf(process.execPath, [modules(...script), ...args])
  say(code === 0 ? `  ${name}: ok` : `  ${name}: FAILED`)
  return code === 0
}

export async function fences() {
  const results = []
  for (const fence of FENCES) results.push(await stands(fence))
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}
