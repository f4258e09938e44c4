import { expect, test } from 'vitest'
import { aBridge } from './bridge.ts'
import { openDesk } from './desk.ts'
import { aState, aWorkitem } from './fixtures.ts'

/** A busy machine takes its time. */
const SLOW = { timeout: 20_000 }

test('digits go out one at a time, in the order in which they were pressed', async () => {
  const answers: (() => void)[] = []
  const bridge = aBridge(aState(), {
    'workitems.dtmf': () =>
      new Promise((resolve) => answers.push(() => resolve({ ok: true, value: aWorkitem() }))),
  })
  const desk = await openDesk(bridge)
  const sent = () =>
    bridge.asked
      .filter((one) => one.name === 'workitems.dtmf')
      .map((one) => (one.input as { digit: string }).digit)
  const done = desk.keypad.press('a', '4 2-#x')
  void desk.keypad.press('a', '7')
  expect(sent()).toEqual(['4'])
  expect(desk.keypad.echo('a').map((echo) => echo.digit + Number(echo.sent))).toEqual([
    '40',
    '20',
    '#0',
    '70',
  ])
  for (let index = 0; index < 4; index += 1) {
    await expect.poll(() => answers.length, SLOW).toBe(index + 1)
    answers[index]?.()
  }
  await done
  expect(sent()).toEqual(['4', '2', '#', '7'])
  expect(desk.keypad.echo('a').every((echo) => echo.sent)).toBe(true)
})

test('after a digit that was refused the rest is not sent, and not shown as sent', async () => {
  let asked = 0
  const bridge = aBridge(aState(), {
    'workitems.dtmf': () =>
      ++asked === 2
        ? { ok: false, failure: { type: 'conflict', code: 'ACTION_NOT_ALLOWED', message: '' } }
        : { ok: true, value: aWorkitem() },
  })
  const desk = await openDesk(bridge)
  await desk.keypad.press('a', '123')
  expect(asked).toBe(2)
  expect(desk.keypad.echo('a').map((echo) => echo.digit)).toEqual(['1'])
  expect(desk.alerts).toHaveLength(1)
})
