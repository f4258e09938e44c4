import { BadArguments, readArguments } from './args.ts'

const USAGE = `usage: control.ts --url URL VERB [--name value ...]
  for example: control.ts --url http://127.0.0.1:8137 call --from +14805550134 --queue q_sales
  control.ts --url URL state     prints what the server knows
  a value in braces or brackets is read as JSON; POST /control/help lists the verbs`

/** A word of the command line as a value: JSON where it looks like an object or a list, else text. */
function valueOf(name: string, text: string): unknown {
  if (!/^[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    throw new BadArguments(`--${name} is not JSON: ${text}`)
  }
}

/** Sends one verb to the control plane of a simulator and prints what it answers; exits with 1 where it refuses. */
async function main(): Promise<void> {
  const { flags, words } = readArguments(process.argv.slice(2))
  const [verb, extra] = words
  const given = flags.get('url')
  if (given === undefined || verb === undefined)
    throw new BadArguments(given === undefined ? '--url is missing' : 'no verb')
  if (extra !== undefined) throw new BadArguments(`${extra} is one word too many`)
  if (!URL.canParse(given)) throw new BadArguments(`--url ${given} is no address`)
  const url = new URL(`/control/${encodeURIComponent(verb)}`, given)
  const body = Object.fromEntries(
    [...flags].filter(([name]) => name !== 'url').map(([name, text]) => [name, valueOf(name, text)]),
  )
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const reply = await (verb === 'state' ? fetch(url) : fetch(url, init)).catch(() => {
    throw new BadArguments(`there is no simulator at ${given}`)
  })
  console.log(JSON.stringify(await reply.json(), null, 2))
  if (!reply.ok) process.exitCode = 1
}

main().catch((error: unknown) => {
  const told = error instanceof BadArguments
  console.error(told ? `control: ${error.message}\n${USAGE}` : error)
  process.exitCode = told ? 2 : 1
})
