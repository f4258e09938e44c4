import { describe as group, expect, test } from 'vitest'
import { play } from './play.ts'
import { describe, run } from './run.ts'
import { FAULTS, scheduleOf } from './schedule.ts'

/** The short form; `npm run soak -- --only simulation` plays a million. */
const SHORT = 1_000
const first = Number(process.env['RINGDESK_SEED'] ?? 1)
const count = Number(process.env['RINGDESK_FUZZ'] ?? SHORT)

group('the core, the cache, the journal and the server over one virtual clock', () => {
  test('agree after every storm, and everything that was asked for happened once', async () => {
    const ran = await run(first, count)
    expect(ran.broken.map(describe)).toEqual([])
    expect(ran.count).toBe(count)
    const rare = FAULTS.filter(
      (fault) => ran.fired[fault].seeds < count / 20 || ran.fired[fault].inCall === 0,
    )
    expect(rare).toEqual([])
  })

  test('play the same seed the same way, to the letter', async () => {
    const once = await play(7, scheduleOf(7))
    const again = await play(7, scheduleOf(7))
    expect(again.trace()).toBe(once.trace())
    expect((await play(8, scheduleOf(8))).trace()).not.toBe(once.trace())
  })
})
