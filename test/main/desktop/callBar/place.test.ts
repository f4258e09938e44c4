import { expect, it } from 'vitest'
import { placeCallBar } from '../../../../main/desktop/callBar/place.ts'

const LEFT = { x: 0, y: 0, width: 1600, height: 1000 }
const RIGHT = { x: 1600, y: 40, width: 1280, height: 900 }
const SIZE = { width: 380, height: 140 }

it('stands in the upper right corner of the display that is looked at', () => {
  expect(placeCallBar([LEFT, RIGHT], RIGHT, SIZE)).toEqual({ x: 2484, y: 56, ...SIZE })
})

it('stays where it was dragged to, as far as that is on a display that there is', () => {
  expect(placeCallBar([LEFT, RIGHT], LEFT, SIZE, { x: 1700, y: 60 })).toEqual({ x: 1700, y: 60, ...SIZE })
  expect(placeCallBar([LEFT, RIGHT], LEFT, SIZE, { x: 2800, y: 930 })).toEqual({ x: 2500, y: 800, ...SIZE })
  expect(placeCallBar([LEFT], LEFT, SIZE, { x: 1700, y: 60 })).toEqual({ x: 1204, y: 16, ...SIZE })
})

it('makes way for a call that rings by the shortest way, and stays on the display', () => {
  const rings = { x: 1204, y: 752, width: 380, height: 232 }
  expect(placeCallBar([LEFT], LEFT, SIZE, { x: 1210, y: 700 }, rings)).toEqual({ x: 1210, y: 596, ...SIZE })
  expect(placeCallBar([LEFT], LEFT, SIZE, { x: 900, y: 840 }, rings)).toEqual({ x: 808, y: 840, ...SIZE })
})

it('one that is not in the way moves nothing', () => {
  const rings = { x: 1204, y: 752, width: 380, height: 232 }
  expect(placeCallBar([LEFT], LEFT, SIZE, undefined, rings)).toEqual({ x: 1204, y: 16, ...SIZE })
})
