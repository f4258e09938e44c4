import { execFile } from 'node:child_process'
import { describe as group, expect, test } from 'vitest'
import { noticed } from './deadLink.ts'
import { playGap } from './gaps.ts'
import { ONCE } from './once.ts'
import { play } from './play.ts'
import { FAULTS, scheduleOf } from './schedule.ts'
import type { Ran } from './run.ts'

/** The short forms; the soak's bars of the same names are the whole ones. */
const STORMS = Number(process.env['RINGDESK_FUZZ'] ?? 11_000)
const GAPS = 500
const DEAD_LINKS = 100
const first = Number(process.env['RINGDESK_SEED'] ?? 1)
/** Each fault in so many of the storms at least, also with a call up. */
const OFTEN = 0.05
/** As many acts as that are judged at least, where the storms are not told to be fewer. */
const COMMANDS = 4 * STORMS

/** What a process of its own has found: it is not slowed by the counting of lines, and two of them use two cores. */
function played<T>(what: string, count: number, seed = first): Promise<T & { broken: unknown[] }> {
  const args = ['test/simulation/main.ts', '--what', what, '--count', String(count), '--seed', String(seed)]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (_error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr))
      else resolve({ told: stderr, ...(JSON.parse(stdout) as T & { broken: unknown[] }) })
    })
  })
}

const GROUP = 'the core, the cache, the journal and the server over one virtual clock'
group(GROUP, { timeout: 600_000 }, () => {
  test('agree after every storm, and everything that was asked for happened once', async () => {
    const half = Math.ceil(STORMS / 2)
    const shares = [played<Ran>('storms', half), played<Ran>('storms', STORMS - half, first + half)]
    const all = await Promise.all(shares)
    const sum = (of: (ran: Ran) => number) => all.reduce((total, ran) => total + of(ran), 0)
    expect(all.flatMap(({ broken, ...ran }) => (broken.length > 0 ? [ran] : []))).toEqual([])
    expect(sum(({ count }) => count)).toBe(STORMS)
    expect([sum(({ twice }) => twice), sum(({ early }) => early)]).toEqual([0, 0])
    expect(sum(({ commands }) => commands)).toBeGreaterThan(COMMANDS)
    const rare = FAULTS.filter(
      (fault) =>
        sum(({ fired }) => fired[fault].seeds) < OFTEN * STORMS ||
        sum(({ fired }) => fired[fault].inCall) < OFTEN * STORMS,
    )
    expect(rare).toEqual([])
  })

  test('show what came in a gap of 1 ms to 10 h once, and ring for what still rings', async () => {
    const gaps = await played<{ count: number; contacts: number }>('gaps', GAPS)
    expect(gaps).toMatchObject({ broken: [], count: GAPS })
    expect(gaps.contacts).toBeGreaterThan(GAPS)
  })

  test('notice a dead link in 6 s, in a call in 3 s, and at once when the machine wakes up', async () => {
    expect(await played('deadLink', DEAD_LINKS)).toMatchObject({ broken: [], count: DEAD_LINKS })
  })

  test.each(ONCE)('do what once they did not: $name', async ({ seed, steps }) => {
    expect((await play(seed, steps)).problems).toEqual([])
  })

  test('play the same seed the same way, to the letter', async () => {
    const once = await play(7, scheduleOf(7))
    const again = await play(7, scheduleOf(7))
    expect(again.trace()).toBe(once.trace())
    expect((await play(8, scheduleOf(8))).trace()).not.toBe(once.trace())
    expect(await playGap(7)).toEqual(await playGap(7))
    expect(await noticed('idle', 7)).toBe(await noticed('idle', 7))
  })
})
