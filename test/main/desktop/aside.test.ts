import { expect, it } from 'vitest'
import { createAside } from '../../../main/desktop/aside.ts'

/** A window that only knows where it is. */
function aWindow() {
  const world = { canHide: true, at: 'shown' as 'shown' | 'hidden' | 'minimised' }
  const aside = createAside(
    {
      isVisible: () => world.at === 'shown',
      isMinimized: () => world.at === 'minimised',
      hide: () => (world.at = 'hidden'),
      showInactive: () => (world.at = 'shown'),
      minimize: () => {
        if (world.at === 'hidden') throw new Error('a window that is not on the screen takes the focus')
        world.at = 'minimised'
      },
    },
    () => world.canHide,
  )
  return { aside, world }
}

it('a window that is closed hides where an icon brings it back, and else goes into the task bar', () => {
  const { aside, world } = aWindow()
  expect(aside.go()).toBe('hidden')
  expect(world.at).toBe('hidden')
  world.canHide = false
  world.at = 'shown'
  expect(aside.go()).toBe('minimised')
  expect(world.at).toBe('minimised')
})

it('one that is hidden comes into the task bar when the icon is gone, and hides again when it is back', () => {
  const { aside, world } = aWindow()
  aside.go()
  world.canHide = false
  aside.look()
  expect(world.at).toBe('minimised')
  world.canHide = true
  aside.look()
  expect(world.at).toBe('hidden')
})

it('one that the agent has before them is left alone, whatever becomes of the icon', () => {
  const { aside, world } = aWindow()
  aside.look()
  expect(world.at).toBe('shown')
  aside.go()
  aside.back()
  world.at = 'shown'
  world.canHide = false
  aside.look()
  expect(world.at).toBe('shown')
})

it('one that was had back from the task bar without a word to us is not put there again', () => {
  const { aside, world } = aWindow()
  world.canHide = false
  aside.go()
  world.at = 'shown'
  aside.look()
  expect(world.at).toBe('shown')
})
