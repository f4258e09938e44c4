import { expect, it } from 'vitest'
import { createPlacing } from '../../../../main/desktop/callBar/placing.ts'
import type { Rectangle } from '../../../../main/desktop/bounds.ts'

const LEFT = { x: 0, y: 0, width: 1600, height: 1000 }
const RIGHT = { x: 1600, y: 40, width: 1280, height: 900 }
const SIZE = { width: 380, height: 140 }

function setUp() {
  const desk = {
    areas: [LEFT, RIGHT],
    looked: LEFT,
    dragged: undefined as { x: number; y: number } | undefined,
    covered: undefined as Rectangle | undefined,
    set: [] as Rectangle[],
  }
  const placing = createPlacing({
    displays: () => desk,
    dragged: () => desk.dragged,
    covered: () => desk.covered,
    set: (bounds) => void desk.set.push(bounds),
  })
  return { desk, placing }
}

it('a mouse that goes to another display takes nothing with it, until the bar appears anew', () => {
  const { desk, placing } = setUp()
  placing.appears(SIZE)
  desk.looked = RIGHT
  placing.look(SIZE)
  placing.look({ ...SIZE, height: 200 })
  expect(desk.set.map(({ x, y }) => [x, y])).toEqual([
    [1204, 16],
    [1204, 16],
  ])
  placing.appears(SIZE)
  expect(desk.set.at(-1)).toMatchObject({ x: 2484, y: 56 })
})

it('a push that moves nothing costs nothing; a call that rings and goes moves it to and fro', () => {
  const { desk, placing } = setUp()
  placing.appears(SIZE)
  for (let n = 0; n < 5; n += 1) placing.look(SIZE)
  expect(desk.set).toHaveLength(1)
  desk.covered = { x: 1204, y: 16, width: 380, height: 232 }
  placing.look(SIZE)
  desk.covered = undefined
  placing.look(SIZE)
  expect(desk.set.map(({ y }) => y)).toEqual([16, 264, 16])
})

it('where its display is another size it stays there, and where that is gone it goes where somebody looks', () => {
  const { desk, placing } = setUp()
  placing.appears(SIZE)
  desk.looked = RIGHT
  desk.areas = [{ ...LEFT, width: 1200 }, RIGHT]
  placing.again(SIZE)
  desk.areas = [RIGHT]
  placing.again(SIZE)
  expect(desk.set.map(({ x }) => x)).toEqual([1204, 804, 2484])
})

it('what was dragged stays where it was put', () => {
  const { desk, placing } = setUp()
  desk.dragged = { x: 1700, y: 300 }
  placing.appears(SIZE)
  placing.again(SIZE)
  expect(desk.set.map(({ x, y }) => [x, y])).toEqual([
    [1700, 300],
    [1700, 300],
  ])
})
