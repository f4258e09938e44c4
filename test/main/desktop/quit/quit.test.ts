import { expect, it } from 'vitest'
import { createQuit } from '../../../../main/desktop/quit/quit.ts'
import type { QuitReason } from '../../../../main/desktop/quit/reasons.ts'
import { settle } from '../../../ports.ts'
import { aCall, aState } from '../fakes.ts'

/** Somebody who is asked, and an app that is ended by whoever may. */
function anApp() {
  const world = { state: aState(), ends: 0, asked: [] as { kinds: string[]; open: boolean }[] }
  let answer: (yes: boolean) => void = () => undefined
  const quit = createQuit({
    clock: { wall: () => 0 },
    state: () => world.state,
    ask(reasons: readonly QuitReason[]) {
      const question = { kinds: reasons.map(({ kind }) => kind), open: true }
      world.asked.push(question)
      return {
        answer: new Promise<boolean>((resolve) => {
          answer = (yes) => {
            question.open = false
            resolve(yes)
          }
        }),
        withdraw: () => answer(false),
      }
    },
    // As Electron does: whoever ends the app is asked whether it may.
    quit: () => void (quit.mayEnd() && (world.ends += 1)),
  })
  const open = () => world.asked.filter((one) => one.open).length
  return { quit, world, open, answer: (yes: boolean) => answer(yes) }
}
const inCall = aState({ workitems: [aCall({ state: 'active' })] })

it('without a caller it ends without a word', () => {
  const { quit, world } = anApp()
  expect(quit.mayEnd()).toBe(true)
  expect(world.asked).toEqual([])
})

it('in a call it asks, and ends only once the agent says so', async () => {
  const { quit, world, answer } = anApp()
  world.state = inCall
  expect(quit.mayEnd()).toBe(false)
  await settle()
  expect(world.ends).toBe(0)
  answer(true)
  await settle()
  expect(world.ends).toBe(1)
  expect(world.asked).toHaveLength(1)
})

it('whoever stays is asked again the next time', async () => {
  const { quit, world, answer } = anApp()
  world.state = inCall
  quit.mayEnd()
  answer(false)
  await settle()
  expect(world.ends).toBe(0)
  expect(quit.mayEnd()).toBe(false)
  expect(world.asked).toHaveLength(2)
})

it('a second Quit while the question stands leaves one question, of how things are now', async () => {
  const { quit, world, open, answer } = anApp()
  world.state = inCall
  quit.mayEnd()
  world.state = aState({ workitems: [aCall({ state: 'wrapup' })] })
  quit.mayEnd()
  await settle()
  expect(open()).toBe(1)
  expect(world.asked.map(({ kinds }) => kinds)).toEqual([['call'], ['wrapUps']])
  expect(world.ends).toBe(0)
  answer(true)
  await settle()
  expect(world.ends).toBe(1)
})

it('a second Quit after the call has ended needs no answer any more', async () => {
  const { quit, world, open } = anApp()
  world.state = inCall
  quit.mayEnd()
  world.state = aState()
  expect(quit.mayEnd()).toBe(true)
  await settle()
  expect(open()).toBe(0)
  expect(world.ends).toBe(0)
})

it('the system’s end and a signal wait for nobody, not even for a question that stands', async () => {
  const { quit, world, open } = anApp()
  world.state = inCall
  quit.mayEnd()
  quit.hurry()
  expect(quit.mayEnd()).toBe(true)
  await settle()
  expect(open()).toBe(0)
})

it('an update that could not be begun leaves the question where it was', async () => {
  const { quit, world, open } = anApp()
  world.state = inCall
  const stay = quit.hurry()
  expect(quit.mayEnd()).toBe(true)
  stay()
  expect(quit.mayEnd()).toBe(false)
  expect(open()).toBe(1)
})

it('a question that cannot be put ends nothing', async () => {
  let ends = 0
  const quit = createQuit({
    clock: { wall: () => 0 },
    state: () => inCall,
    ask: () => ({ answer: Promise.reject(new Error('no screen')), withdraw: () => undefined }),
    quit: () => (ends += 1),
  })
  expect(quit.mayEnd()).toBe(false)
  await settle()
  expect(ends).toBe(0)
  expect(quit.mayEnd()).toBe(false)
})
