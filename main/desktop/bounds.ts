/** A rectangle of the desktop, in its own pixels. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** Where the window was; `maximized` is kept apart so that restoring knows the size underneath. */
export interface Placement extends Rectangle {
  maximized: boolean
}

export const SMALLEST = { width: 720, height: 480 } as const
const USUAL = { width: 1080, height: 720 } as const
/** This much of the title bar must be on a display, else nobody can drag the window back. */
const GRIP = 80

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Reads what an earlier run wrote, or somebody's editor; anything odd is as good as nothing. */
export function readPlacement(raw: unknown): Placement | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { x, y, width, height, maximized } = raw as Record<string, unknown>
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return undefined
  return { x, y, width, height, maximized: maximized === true }
}

/** A place on a display that exists; without one to keep, only a size, and the desktop finds the place. */
export function place(
  workAreas: readonly Rectangle[],
  before: Placement | undefined,
): { x?: number; y?: number; width: number; height: number } {
  if (!before) return { ...USUAL }
  const area = workAreas.find(
    ({ x, y, width, height }) =>
      before.y >= y &&
      before.y <= y + height - GRIP &&
      before.x <= x + width - GRIP &&
      before.x + before.width >= x + GRIP,
  )
  const width = Math.round(Math.max(SMALLEST.width, Math.min(before.width, area?.width ?? USUAL.width)))
  const height = Math.round(Math.max(SMALLEST.height, Math.min(before.height, area?.height ?? USUAL.height)))
  return area ? { x: Math.round(before.x), y: Math.round(before.y), width, height } : { width, height }
}
