import { allowOnly, BadArguments, readArguments } from './args.ts'
import type { Happening } from './core/core.ts'
import { SCENARIOS } from './core/scenario.ts'
import type { ScenarioName } from './core/scenario.ts'
import { startSimulator } from './start.ts'

const USAGE = 'usage: main.ts [--port N] [--seed S] [--scenario morning|quiet|busy]'

function portOf(text: string | undefined): number {
  const port = text === undefined ? 0 : Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadArguments(`--port ${text} is not a port`)
  return port
}

function scenarioOf(name = 'morning'): ScenarioName {
  const names = Object.keys(SCENARIOS) as ScenarioName[]
  const found = names.find((one) => one === name)
  if (!found) throw new BadArguments(`--scenario ${name} is not known; there are ${names.join(', ')}`)
  return found
}

/** Names come from outside: what would steer a terminal, or turn its text round, is left out. */
const plain = (words: string): string => words.replace(/\p{C}/gu, '')

const narrate = ({ at, words }: Happening) =>
  console.log(`${new Date(at).toISOString().slice(11, 19)}  ${plain(words)}`)

/** The command line: one JSON line when it listens, then a line for each thing that happens. */
async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2))
  allowOnly(given, ['port', 'seed', 'scenario'])
  const simulator = await startSimulator({
    port: portOf(given.flags.get('port')),
    seed: given.flags.get('seed') ?? '1',
    scenario: scenarioOf(given.flags.get('scenario')),
    onHappening: narrate,
  })
  console.log(JSON.stringify({ ready: true, url: simulator.url, control: simulator.controlUrl }))
  const stop = () => void simulator.stop().then(() => process.exit(0))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  const known = error instanceof BadArguments || (error instanceof Error && 'code' in error)
  const taken = error instanceof Error && error.message.includes('EADDRINUSE')
  console.error(
    taken ? 'simulator: --port is taken by another program' : known ? `simulator: ${error.message}` : error,
  )
  if (error instanceof BadArguments) console.error(USAGE)
  process.exit(error instanceof BadArguments ? 2 : 1)
})
