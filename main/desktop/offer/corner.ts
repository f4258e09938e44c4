import type { Rectangle } from '../bounds.ts'

export interface Size {
  width: number
  height: number
}

/** Between the window and the edge of the display. */
const MARGIN = 16

/** The lower right corner of a display's work area; a window that is larger than it is cut to it. */
export function corner(area: Rectangle, size: Size): Rectangle {
  const width = Math.min(size.width, area.width)
  const height = Math.min(size.height, area.height)
  return into(area, {
    x: area.x + area.width - width - MARGIN,
    y: area.y + area.height - height - MARGIN,
    width,
    height,
  })
}

/** Moved as little as brings the whole of it onto the display. */
export function into(area: Rectangle, { x, y, width, height }: Rectangle): Rectangle {
  const within = (at: number, from: number, room: number) =>
    Math.round(Math.max(from, Math.min(at, from + room)))
  return {
    x: within(x, area.x, area.width - width),
    y: within(y, area.y, area.height - height),
    width,
    height,
  }
}

/**
 * Where the offer window goes: where somebody has dragged it, if that place is still on a display, else the corner of the
 * display that they look at.
 */
export function placeOffer(
  areas: readonly Rectangle[],
  looked: Rectangle,
  size: Size,
  dragged?: { x: number; y: number },
): Rectangle {
  const area = dragged && areas.find((one) => isIn(one, dragged))
  if (!dragged || !area) return corner(looked, size)
  const { width, height } = corner(area, size)
  return into(area, { ...dragged, width, height })
}

export const isIn = (area: Rectangle, { x, y }: { x: number; y: number }): boolean =>
  x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height
