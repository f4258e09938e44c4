import { expect, test } from 'vitest'
import { describe } from '../simulation/seeds.ts'
import { run } from './run.ts'
import { FAULTS } from './schedule.ts'

/** The short form; `npm run soak -- --only proxy` plays ten thousand. */
const SHORT = 200
const first = Number(process.env['RINGDESK_SEED'] ?? 1)
const count = Number(process.env['RINGDESK_FUZZ'] ?? SHORT)

test(
  'over real sockets and files, whatever the wire did, app, cache and server agree, and each effect happened once',
  { timeout: 60_000 + count * 2_000 },
  async () => {
    const ran = await run(first, count)
    expect(ran.broken.map((broken) => describe(broken, 'proxy'))).toEqual([])
    expect(ran.count).toBe(count)
    const rare = FAULTS.filter(
      (fault) => ran.fired[fault].seeds < count / 20 || ran.fired[fault].inCall === 0,
    )
    expect(rare).toEqual([])
  },
)
