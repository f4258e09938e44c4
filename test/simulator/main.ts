import { BadArguments } from './args.ts'
import type { Happening } from './core/core.ts'
import { readCommandLine } from './options.ts'
import { startSimulator } from './start.ts'

const USAGE = 'usage: main.ts [--port N] [--seed S] [--scenario quiet|morning|mixed|auto|busy]'

/** Names come from outside: what would steer a terminal, or turn its text round, is left out. */
const plain = (words: string): string => words.replace(/\p{C}/gu, '')

const narrate = ({ at, words }: Happening) =>
  console.log(`${new Date(at).toISOString().slice(11, 19)}  ${plain(words)}`)

/** The command line: one JSON line when it listens, then a line for each thing that happens. */
async function main(): Promise<void> {
  const simulator = await startSimulator({ ...readCommandLine(process.argv.slice(2)), onHappening: narrate })
  console.log(JSON.stringify({ ready: true, url: simulator.url, control: simulator.controlUrl }))
  const stop = () => void simulator.stop().then(() => process.exit(0))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  const taken = error instanceof Error && error.message.includes('EADDRINUSE')
  if (error instanceof BadArguments) console.error(`simulator: ${error.message}\n${USAGE}`)
  else console.error(taken ? 'simulator: --port is taken by another program' : error)
  process.exit(error instanceof BadArguments ? 2 : 1)
})
