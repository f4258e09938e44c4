import { expect, it } from 'vitest'
import { createSleep } from '../../../../main/desktop/machine/sleep.ts'
import { aClock } from '../fakes.ts'

function aMachine() {
  const { clock, pass } = aClock()
  let slept = 0
  const told: string[] = []
  const sleep = createSleep({
    clock: { now: clock.now, wall: () => clock.wall() + slept },
    slept: () => told.push('slept'),
    woke: () => told.push('woke'),
  })
  /** Time that only the clock on the wall sees. */
  const passAsleep = (ms: number) => void (slept += ms)
  return { sleep, told, pass, passAsleep }
}

it('a sleep and a waking that are told twice are one each, every time', () => {
  const { sleep, told, pass } = aMachine()
  for (let night = 0; night < 2; night += 1) {
    sleep.suspended()
    sleep.suspended()
    sleep.resumed()
    sleep.resumed()
    pass(2_000)
  }
  expect(told).toEqual(['slept', 'woke', 'slept', 'woke'])
})

it('a waking that was never said to be a sleep counts, and again after a while', () => {
  const { sleep, told, pass } = aMachine()
  sleep.resumed()
  pass(1_999)
  sleep.resumed()
  expect(told).toEqual(['woke'])
  pass(2_000)
  sleep.resumed()
  expect(told).toEqual(['woke', 'woke'])
})

it('a sleep that is told anew when it is over is the same one', () => {
  const { sleep, told, pass } = aMachine()
  for (let twice = 0; twice < 2; twice += 1) {
    sleep.suspended()
    sleep.resumed()
    pass(500)
  }
  expect(told).toEqual(['slept', 'woke'])
})

it('a machine that is shut again at once has slept: its waking counts', () => {
  const { sleep, told, pass, passAsleep } = aMachine()
  sleep.suspended()
  sleep.resumed()
  pass(500)
  sleep.suspended()
  passAsleep(3_600_000)
  sleep.resumed()
  sleep.resumed()
  expect(told.filter((one) => one === 'woke')).toHaveLength(2)
})
