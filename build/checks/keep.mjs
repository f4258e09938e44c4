import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { at } from '../setup/paths.mjs'

/** Keeps a run with the date, the load and the versions: a figure without them says little. */
export function keep(name, results) {
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const date = new Date().toISOString()
  const file = at('docs', 'measurements', `${name}-${date.slice(0, 19).replaceAll(':', '')}.json`)
  mkdirSync(path.dirname(file), { recursive: true })
  const run = { date, version, node: process.version, load: loadavg(), results }
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`)
}
