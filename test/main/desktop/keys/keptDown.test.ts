import { expect, it } from 'vitest'
import { refuse } from '../../../../preload/contract.ts'
import { setUp } from './rig.ts'

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A finger that stays: the key comes at once, after the desktop's delay, and then again and again. */
function keepDown(app: ReturnType<typeof setUp>, key: string, { delay = 500, every = 30, times = 60 } = {}) {
  app.press(key)
  app.time.pass(delay)
  for (let n = 0; n < times; n += 1) {
    app.press(key)
    app.time.pass(every)
  }
}

it.each([
  [250, 25],
  [500, 33],
  [660, 40],
])('kept down where a key comes again after %i ms and then each %i, it acts once', async (delay, every) => {
  const app = setUp()
  app.world.answer = undefined as never
  app.possible('mute', 'answer')
  keepDown(app, 'Ctrl+Shift+M', { delay, every })
  keepDown(app, 'Ctrl+Shift+A', { delay, every })
  app.time.pass(1_000)
  await settled()
  expect(app.done).toEqual(['mute', 'answer'])
})

it('kept down while the app is busy for a moment, it acts once', async () => {
  const app = setUp()
  app.world.answer = undefined as never
  app.possible('mute')
  keepDown(app, 'Ctrl+Shift+M', { times: 5 })
  app.time.pass(200)
  // What was pressed meanwhile comes all at once.
  keepDown(app, 'Ctrl+Shift+M', { delay: 0, every: 0, times: 6 })
  app.time.pass(1_000)
  await settled()
  expect(app.done).toEqual(['mute'])
})

it.each([150, 300, 500, 690])('unmuted for a cough and muted again after %i ms, it is muted', async (ms) => {
  const app = setUp()
  app.world.answer = undefined as never
  app.possible('mute')
  app.press('Ctrl+Shift+M')
  await settled()
  app.time.pass(ms)
  app.press('Ctrl+Shift+M')
  app.time.pass(120)
  await settled()
  expect(app.done).toEqual(['mute', 'mute'])
})

it('pressed again soon after it was kept down, it acts', async () => {
  const app = setUp()
  app.world.answer = undefined as never
  app.possible('hold')
  keepDown(app, 'Ctrl+Shift+L')
  await settled()
  app.time.pass(170)
  app.press('Ctrl+Shift+L')
  app.time.pass(120)
  await settled()
  expect(app.done).toEqual(['hold', 'hold'])
})

it('a second call is not answered, declined or hung up by a finger that came down twice', () => {
  const app = setUp()
  app.possible('answer', 'decline', 'hangUp')
  for (const key of ['A', 'D', 'H'])
    for (const ms of [300, 300, 1_000]) {
      app.press(`Ctrl+Shift+${key}`)
      app.time.pass(ms)
    }
  expect(app.done).toEqual(['answer', 'decline', 'hangUp'])
})

it('a second press waits for what the first has asked for, and means nothing where that did not happen', async () => {
  const app = setUp()
  const answers: ((ok: boolean) => void)[] = []
  app.world.answer = new Promise((resolve) =>
    answers.push((ok) => resolve(ok ? { ok: true, value: null } : refuse('UNREACHABLE', 'No.'))),
  ) as never
  app.possible('mute')
  const twice = async () => {
    app.press('Ctrl+Shift+M')
    app.time.pass(300)
    app.press('Ctrl+Shift+M')
    app.time.pass(1_000)
    await settled()
  }
  await twice()
  expect(app.done).toEqual(['mute'])
  answers[0]?.(true)
  await settled()
  expect(app.done).toEqual(['mute', 'mute'])
  app.world.answer = refuse('UNREACHABLE', 'No.') as never
  await twice()
  expect([app.done.length, app.refused]).toEqual([3, [['workitems.mute', 'UNREACHABLE']]])
})

it('a key that is pressed after another one is pressed anew, however soon', async () => {
  const app = setUp()
  app.world.answer = undefined as never
  app.possible('mute', 'hold')
  for (const key of ['M', 'L', 'M']) app.press(`Ctrl+Shift+${key}`)
  await settled()
  expect(app.done).toEqual(['mute', 'hold', 'mute'])
})
