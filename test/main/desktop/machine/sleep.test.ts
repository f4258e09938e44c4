import { expect, it } from 'vitest'
import { createSleep } from '../../../../main/desktop/machine/sleep.ts'
import { aClock } from '../fakes.ts'

function aMachine() {
  const { clock, pass } = aClock()
  const told: string[] = []
  const sleep = createSleep({ clock, slept: () => told.push('slept'), woke: () => told.push('woke') })
  return { sleep, told, pass }
}

it('a sleep and a waking that are told twice are one each, every time', () => {
  const { sleep, told, pass } = aMachine()
  for (let night = 0; night < 2; night += 1) {
    sleep.suspended()
    sleep.suspended()
    sleep.resumed()
    sleep.resumed()
    pass(500)
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
