import { parentPort, workerData } from 'node:worker_threads'
import { keepRow } from '../simulator/core/rows.ts'
import { realClock } from '../simulator/net/realClock.ts'
import { startSimulator, type Simulator } from '../simulator/start.ts'

// A contact centre with so many rows of the past. Each `away` is a while later by its clock, and some of them have changed.
const { rows, changes, awayMs } = workerData as { rows: number; changes: number; awayMs: number }
let leapt = 0
const simulator = await startSimulator({ clock: { ...realClock, now: () => realClock.now() + leapt } })
simulator.control('history', { count: rows, days: 20 })

/** Some of the past get another note; answers their versions. */
function changeSome({ centre }: Simulator): Map<string, number> {
  const versions = new Map<string, number>()
  centre.act(({ world }) => {
    const past = [...world.rows.values()].filter(({ item }) => item.state === 'terminated')
    for (const row of past.slice(-changes)) {
      world.lastVersion += 1
      const item = { ...row.item, version: world.lastVersion, summary: `Changed ${world.lastVersion}` }
      keepRow(world, { ...row, item })
      versions.set(item.workitemId, item.version)
    }
  })
  return versions
}

parentPort?.on('message', () => {
  leapt += awayMs
  parentPort?.postMessage(changeSome(simulator))
})
parentPort?.postMessage(simulator.url)
