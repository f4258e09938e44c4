/** Whether a point of the drawing is in it. The drawing is 22 units wide and high, with y downwards, as panels have it. */
export type Shape = (x: number, y: number) => boolean

export const SIDE = 22

/** From corner to corner, its corners rounded by `round`. */
export const box =
  (left: number, top: number, right: number, bottom: number, round = 0): Shape =>
  (x, y) => {
    if (x < left || x > right || y < top || y > bottom) return false
    const dx = Math.max(left + round - x, x - (right - round), 0)
    const dy = Math.max(top + round - y, y - (bottom - round), 0)
    return dx * dx + dy * dy <= round * round || dx === 0 || dy === 0
  }

/** The upper half of a disc, standing on y = `cy`. */
export const dome =
  (cx: number, cy: number, r: number): Shape =>
  (x, y) =>
    y <= cy && (x - cx) ** 2 + (y - cy) ** 2 <= r * r

export const disc =
  (cx: number, cy: number, r: number): Shape =>
  (x, y) =>
    (x - cx) ** 2 + (y - cy) ** 2 <= r * r

/** A stroke with round ends. */
export const stroke =
  (x1: number, y1: number, x2: number, y2: number, width: number): Shape =>
  (x, y) => {
    const [dx, dy] = [x2 - x1, y2 - y1]
    const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
    return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) <= width / 2
  }

export const both =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    shapes.some((inside) => inside(x, y))

export const without =
  (shape: Shape, ...holes: Shape[]): Shape =>
  (x, y) =>
    shape(x, y) && !holes.some((inside) => inside(x, y))

/** The same, drawn about (cx, cy) at another size. */
export const scaled =
  (shape: Shape, by: number, cx: number, cy: number): Shape =>
  (x, y) =>
    shape((x - cx) / by + SIDE / 2, (y - cy) / by + SIDE / 2)
