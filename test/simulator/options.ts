import { allowOnly, BadArguments, readArguments } from './args.ts'
import { SCENARIOS } from './core/scenario.ts'
import type { ScenarioName } from './core/scenario.ts'

/** How the simulator is started by hand; port 0 takes a free one. */
export interface CommandLine {
  port: number
  seed: string
  scenario: ScenarioName
}

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

/** Reads `--port N --seed S --scenario NAME`; throws `BadArguments` that names the part. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const given = readArguments(argv)
  allowOnly(given, ['port', 'seed', 'scenario'])
  return {
    port: portOf(given.flags.get('port')),
    seed: given.flags.get('seed') ?? '1',
    scenario: scenarioOf(given.flags.get('scenario')),
  }
}

/** A verb for the control plane of a running simulator. */
export interface ControlLine {
  /** Where the verb is sent to. */
  url: URL
  verb: string
  body: Record<string, unknown>
}

/** A word of the command line as a value: JSON where it looks like an object or a list, else text. */
function valueOf(name: string, text: string): unknown {
  if (!/^[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    throw new BadArguments(`--${name} is not JSON: ${text}`)
  }
}

/** Reads `--url URL VERB --name value ...`; throws `BadArguments` that names the part. */
export function readControlLine(argv: readonly string[]): ControlLine {
  const { flags, words } = readArguments(argv)
  const [verb, extra] = words
  const given = flags.get('url')
  if (given === undefined) throw new BadArguments('--url is missing')
  if (verb === undefined) throw new BadArguments('there is no verb')
  if (extra !== undefined) throw new BadArguments(`${extra} is one word too many`)
  if (!URL.canParse(given)) throw new BadArguments(`--url ${given} is no address`)
  const body: ControlLine['body'] = {}
  for (const [name, text] of flags) if (name !== 'url') body[name] = valueOf(name, text)
  return { url: new URL(`/control/${encodeURIComponent(verb)}`, given), verb, body }
}
