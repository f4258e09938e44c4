import { createInterface } from 'node:readline'
import type { Bridge } from '../../preload/contract.ts'
import { startPhone } from '../phone.ts'

// A phone in a process of its own, to be killed: does what each line of its input says, and tells what came of it.
const [, , server = '', dir = ''] = process.argv
const phone = await startPhone(
  { dir, keyring: false, profile: { deviceId: 'device-killed' } },
  { server, userName: 'ana', password: 'ringdesk' },
)
const tell = (word: object) => process.stdout.write(`${JSON.stringify(word)}\n`)

/** One thing that is wanted of this phone; `tag` comes back with the answer. */
export type Wanted = { tag: string } & (
  { run: Parameters<Bridge['run']>[0]; input: object } | { until: 'live' | 'settled' }
)

async function act(wanted: Wanted): Promise<unknown> {
  if ('run' in wanted) return phone.run(wanted.run, wanted.input)
  const isSettled = wanted.until === 'settled'
  await phone.until(
    ({ connection, outbox }) => connection.link === 'live' && (!isSettled || outbox.length === 0),
  )
  return true
}
createInterface({ input: process.stdin }).on('line', (line) => {
  const wanted = JSON.parse(line) as Wanted
  void act(wanted).then((answer) => tell({ tag: wanted.tag, answer }))
})
