import type { Rectangle } from '../bounds.ts'
import { into, isIn, type Size } from '../offer/corner.ts'

/** Between the bar and the edge of the display, or another window of ours. */
const MARGIN = 16

/**
 * Where the call bar goes: where somebody has dragged it, if that place is still on a display, else the upper right corner of the
 * display that they look at; and never over a call that rings.
 */
export function placeCallBar(
  areas: readonly Rectangle[],
  looked: Rectangle,
  size: Size,
  dragged?: { x: number; y: number },
  covered?: Rectangle,
): Rectangle {
  const kept = dragged && areas.find((one) => isIn(one, dragged))
  const area = kept ?? looked
  const width = Math.min(size.width, area.width)
  const height = Math.min(size.height, area.height)
  const usual = { x: area.x + area.width - width - MARGIN, y: area.y + MARGIN }
  const there = into(area, { ...(kept ? dragged : usual), width, height })
  return covered && overlap(there, covered) ? beside(area, there, covered) : there
}

/** The nearest place above, below or beside it that is on the display; where there is none, it stays. */
function beside(area: Rectangle, there: Rectangle, covered: Rectangle): Rectangle {
  const free = [
    { ...there, y: covered.y - there.height - MARGIN },
    { ...there, y: covered.y + covered.height + MARGIN },
    { ...there, x: covered.x - there.width - MARGIN },
    { ...there, x: covered.x + covered.width + MARGIN },
  ].filter((one) => same(into(area, one), one))
  const far = (one: Rectangle) => Math.abs(one.x - there.x) + Math.abs(one.y - there.y)
  return free.toSorted((a, b) => far(a) - far(b))[0] ?? there
}

const same = (a: Rectangle, b: Rectangle): boolean => a.x === b.x && a.y === b.y
const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
