import { flushCompileCache } from 'node:module'
import { createInterface } from 'node:readline'
import type { Bridge } from '../../preload/contract.ts'
import { startPhone, type Phone } from '../phone.ts'

// A phone in a process of its own, to be killed: does what each line of its input says, and tells what came of it. It
// waits to be told to begin, so that one can stand ready while another is killed.

/** One thing that is wanted of this phone; `tag` comes back with the answer. */
export type Wanted = { tag: string } & (
  | { begin: { server: string; dir: string } }
  | { run: Parameters<Bridge['run']>[0]; input: object }
  | { until: 'live' | 'settled' }
)

// Whoever is killed writes nothing at its end.
flushCompileCache()
let phone: Promise<Phone> | undefined

async function act(wanted: Wanted): Promise<unknown> {
  if ('begin' in wanted) {
    const { server, dir } = wanted.begin
    phone = startPhone(
      { dir, keyring: false, profile: { deviceId: 'device-killed' } },
      { server, userName: 'ana', password: 'ringdesk' },
    )
  }
  const begun = await phone
  if (!begun || 'begin' in wanted) return begun !== undefined
  if ('run' in wanted) return begun.run(wanted.run, wanted.input)
  const isSettled = wanted.until === 'settled'
  await begun.until(
    ({ connection, outbox }) => connection.link === 'live' && (!isSettled || outbox.length === 0),
  )
  return true
}
createInterface({ input: process.stdin }).on('line', (line) => {
  const wanted = JSON.parse(line) as Wanted
  void act(wanted).then((answer) => process.stdout.write(`${JSON.stringify({ tag: wanted.tag, answer })}\n`))
})
