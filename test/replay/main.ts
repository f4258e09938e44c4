import { readFileSync } from 'node:fs'
import { readRecording } from './recording.ts'
import { replay } from './replay.ts'
import { describe, verdictOf } from './verdict.ts'

// npm run replay -- FILE: a recording through the real core. Ends with 1 where an invariant broke or the two part.
const [path] = process.argv.slice(2)
try {
  if (path === undefined) throw new Error('Which recording? npm run replay -- FILE')
  const replayed = await replay(readRecording(readFileSync(path, 'utf8')))
  console.log(describe(replayed))
  const { broken, parted } = verdictOf(replayed)
  process.exit(broken.length + parted.length > 0 ? 1 : 0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(2)
}
