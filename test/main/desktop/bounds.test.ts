import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { place, readPlacement, SMALLEST } from '../../../main/desktop/bounds.ts'

const LEFT = { x: 0, y: 0, width: 1920, height: 1040 }
const RIGHT = { x: 1920, y: 0, width: 1280, height: 1000 }
const was = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height, maximized: false })

describe('the window opens', () => {
  it('at its usual size, where the desktop likes it', () => {
    expect(place([LEFT], undefined)).toEqual({ width: 1080, height: 720 })
  })

  it('where it was', () => {
    expect(place([LEFT, RIGHT], was(2000, 100))).toEqual({ x: 2000, y: 100, width: 1000, height: 700 })
    expect(place([LEFT], was(-300, 10))).toEqual({ x: -300, y: 10, width: 1000, height: 700 })
  })

  it.each([
    ['a display that is gone', was(2000, 100)],
    ['above the screen', was(100, -50)],
    ['below it', was(100, 1030)],
    ['all but outside, left', was(-990, 100)],
    ['all but outside, right', was(1900, 100)],
  ])('elsewhere, in its old size, when it was on %s', (_what, before) => {
    expect(place([LEFT], before)).toEqual({ width: 1000, height: 700 })
  })

  it('no larger than the display, and no smaller than it can be', () => {
    expect(place([RIGHT], was(1930, 10, 5000, 5000))).toMatchObject({ width: 1280, height: 1000 })
    expect(place([LEFT], was(0, 0, 10, 10))).toMatchObject({ width: 720, height: 480 })
  })

  it('within reach, whatever was remembered', () => {
    fc.assert(
      fc.property(
        fc.record({ x: fc.double(), y: fc.double(), width: fc.double(), height: fc.double() }),
        (raw) => {
          const before = readPlacement(raw)
          const at = place([LEFT, RIGHT], before)
          expect(at.width).toBeGreaterThanOrEqual(SMALLEST.width)
          expect(at.height).toBeGreaterThanOrEqual(SMALLEST.height)
          expect(Object.values(at).every(Number.isInteger)).toBe(true)
        },
      ),
    )
  })
})

it.each([null, undefined, 5, 'x', {}, { x: 1, y: 2, width: 3 }, { ...was(0, 0), height: '7' }])(
  'remembers nothing from %j',
  (raw) => {
    expect(readPlacement(raw)).toBeUndefined()
  },
)

it('remembers whether the window filled the screen', () => {
  expect(readPlacement({ ...was(1, 2), maximized: true })).toEqual({ ...was(1, 2), maximized: true })
  expect(readPlacement({ ...was(1, 2), maximized: 'yes' })).toEqual(was(1, 2))
})
