import { join } from 'node:path'
import { fileNameOf } from '../../main/owner.ts'
import { createJournal } from '../../main/journal/journal.ts'
import type { OpenJournal } from '../../main/ports.ts'
import { connect } from '../../main/sqlite.ts'
import { OWNER } from '../damaged/place.ts'
import { startPhone } from '../phone.ts'

// The whole core without a network, in a process of its own: keeps one draft after the other, says of each that it is
// saved, and then waits to be killed. `NORMAL` is the mistake that a witness has to notice.
const [, , dir = '', synchronous = ''] = process.argv

const careless: OpenJournal = (owner) =>
  Promise.resolve(
    createJournal(
      connect(join(dir, 'journal', `${fileNameOf(owner)}.journal.sqlite`), { synchronous: 'NORMAL' }),
      'kept',
    ),
  )
const phone = await startPhone(
  { dir, keyring: false, profile: { deviceId: 'device', last: OWNER } },
  {},
  synchronous === 'NORMAL' ? { openJournal: careless } : {},
)
for (let count = 1; count <= 20; count += 1) {
  const text = `Half a sentence, number ${count}. `.repeat(count * 10)
  const { ok } = await phone.run('drafts.keep', { about: `w${count}`, field: 'note', text })
  if (ok) process.stdout.write(`saved w${count}\n`)
}
process.stdout.write('done\n')
setInterval(() => undefined, 60_000)
