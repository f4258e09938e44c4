import { BadArguments } from './args.ts'
import { readControlLine } from './options.ts'

const USAGE = `usage: control.ts --url URL VERB [--name value ...]
  for example: control.ts --url http://127.0.0.1:8137 call --from +14805550134 --queue q_sales
  "state" prints what the server knows, "help" lists the verbs; a value in braces or brackets is read as JSON`

/** Sends one verb to the control plane of a simulator and prints what it answers; exits with 1 where it refuses. */
async function main(): Promise<void> {
  const { url, verb, body } = readControlLine(process.argv.slice(2))
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const reply = await (verb === 'state' ? fetch(url) : fetch(url, init)).catch(() => {
    throw new BadArguments(`there is no simulator at ${url.origin}`)
  })
  console.log(JSON.stringify(await reply.json(), null, 2))
  if (!reply.ok) process.exitCode = 1
}

main().catch((error: unknown) => {
  const told = error instanceof BadArguments
  console.error(told ? `control: ${error.message}\n${USAGE}` : error)
  process.exitCode = told ? 2 : 1
})
