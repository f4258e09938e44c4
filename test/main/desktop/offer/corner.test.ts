import { expect, it } from 'vitest'
import { placeOffer } from '../../../../main/desktop/offer/corner.ts'

const LEFT = { x: 0, y: 0, width: 1600, height: 1000 }
const RIGHT = { x: 1600, y: 40, width: 1280, height: 900 }
const SIZE = { width: 380, height: 232 }

it('stands in the lower right corner of the display that is looked at', () => {
  expect(placeOffer([LEFT, RIGHT], RIGHT, SIZE)).toEqual({ x: 2484, y: 692, ...SIZE })
})

it('stays where it was dragged to, as far as that is on the display', () => {
  expect(placeOffer([LEFT, RIGHT], LEFT, SIZE, { x: 1700, y: 60 })).toEqual({ x: 1700, y: 60, ...SIZE })
  expect(placeOffer([LEFT, RIGHT], LEFT, SIZE, { x: 2800, y: 930 })).toEqual({ x: 2500, y: 708, ...SIZE })
})

it('comes back to a display that there is when the one it was dragged to is taken away', () => {
  expect(placeOffer([LEFT], LEFT, SIZE, { x: 1700, y: 60 })).toEqual({ x: 1204, y: 752, ...SIZE })
})

it('is no larger than the display', () => {
  const small = { x: 0, y: 0, width: 320, height: 200 }
  expect(placeOffer([small], small, SIZE)).toEqual({ x: 0, y: 0, width: 320, height: 200 })
})
