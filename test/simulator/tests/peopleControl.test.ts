import { afterEach, expect, test } from 'vitest'
import type { Simulator } from '../start.ts'
import { startSimulator } from '../start.ts'

let simulator: Simulator | undefined
afterEach(async () => {
  await simulator?.stop()
  simulator = undefined
})

test('the control page says how a colleague and a number behave', async () => {
  const running = (simulator = await startSimulator())
  running.control('colleague', { user: 'ivo', whenRung: 'decline', afterMs: '500' })
  running.control('farEnd', { number: '+1 480 555 0199', whenCalled: 'busy', menu: true, says: 'Hello.' })
  const { agents, farEnds } = running.state()
  expect(agents.find(({ userName }) => userName === 'ivo')).toMatchObject({
    colleague: { whenRung: 'decline', afterMs: 500 },
  })
  expect(farEnds['+14805550199']).toMatchObject({ whenCalled: 'busy', says: 'Hello.', onDigit: { 9: {} } })
})

test('without a name it means every simulated colleague', async () => {
  const running = (simulator = await startSimulator())
  expect(running.control('colleague', { whenRung: 'away' })).toMatchObject({ colleagues: ['ivo', 'eva'] })
})

test.each([
  ['colleague', { user: 'ivo', whenRung: 'sing' }, 'whenRung'],
  ['colleague', { user: 'nobody' }, 'user'],
  ['farEnd', {}, 'number'],
  ['farEnd', { number: 'x' }, 'number'],
  ['farEnd', { number: '+1', whenCalled: 'sings' }, 'whenCalled'],
  ['set', { mediaSeconds: 0 }, 'mediaSeconds'],
])('%s %j is refused by the name of its part', async (verb, body, part) => {
  const running = (simulator = await startSimulator())
  expect(() => running.control(verb, body)).toThrow(part)
})
