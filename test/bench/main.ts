// As the app does it.
import '../../preload/contract/jitless.ts'
import { parseArgs } from 'node:util'
import type { Size, Verdict } from './measure.ts'
import { gap } from './gap.ts'
import { heap } from './heap.ts'
import { idle } from './idle.ts'
import { intake } from './intake.ts'
import { list } from './list.ts'
import { memory, shift } from './memory.ts'
import { resync } from './resync.ts'
import { ring } from './ring.ts'
import { ringDuringResync } from './ringDuringResync.ts'
import { search } from './search.ts'
import { start } from './start.ts'

// What it costs, beside what it could cost at the least: test/bench/main.ts BAR [--rows N --pairs N]. The last line is JSON.
const BARS: Record<string, (size: Size) => Promise<Verdict>> = {
  resync,
  start,
  gap,
  memory,
  shift,
  idle,
  heap,
  intake,
  ring,
  ringDuringResync,
  search,
  list,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '100000' }, pairs: { type: 'string', default: '11' } },
})
const bar = BARS[positionals[0] ?? '']
if (!bar) throw new Error(`There is no bar ${positionals[0] ?? ''}: ${Object.keys(BARS).join(', ')}.`)
console.log(JSON.stringify(await bar({ rows: Number(values.rows), pairs: Number(values.pairs) })))
process.exit(0)
