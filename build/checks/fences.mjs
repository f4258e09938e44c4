import { modules } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'
import { ended } from './beside.mjs'

// What can be told without running the app. Each counts as one test.
const FENCES = [
  { name: 'types', script: ['vue-tsc', 'bin', 'vue-tsc.js'], args: ['--build'] },
  {
    name: 'lint',
    script: ['eslint', 'bin', 'eslint.js'],
    args: ['.', '--max-warnings', '0'],
    // Each hand reads all types for itself: beside others that is only more work.
    alone: ['--concurrency', '2'],
  },
  {
    name: 'format',
    script: ['prettier', 'bin', 'prettier.cjs'],
    args: ['--check', '--log-level', 'warn', '.'],
  },
]

async function stands({ name, script, args, alone: many = [] }, alone) {
  say(`checking ${name}`)
  const code = await ended([modules(...script), ...args, ...(alone ? many : [])], { alone })
  say(code === 0 ? `  ${name}: ok` : `  ${name}: FAILED`)
  return code === 0
}

export async function fences(_extra, { alone = true } = {}) {
  const results = []
  for (const fence of FENCES) results.push(await stands(fence, alone))
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}
