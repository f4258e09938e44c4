import type { Colour, Layer } from './drawing.ts'
import { SIDE } from './shapes.ts'

/** Looks so many times into each pixel, along and down. */
const FINE = 4

/** A drawing as `size` × `size` pixels, four bytes each: blue, green, red, opacity, the colours already times the opacity. */
export function raster(layers: readonly Layer[], size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  const step = SIDE / size
  const colourAt = (x: number, y: number): Colour | undefined => {
    const top = layers.find(({ shape }) => shape(x, y))?.colour
    return top === 'hole' ? undefined : top
  }
  // Where the corners of a pixel agree so does all of it, once nothing in the drawing is thinner than a pixel.
  const isFine = size >= SIDE * 2
  const corners = Array.from({ length: isFine ? (size + 1) ** 2 : 0 }, (_, i) =>
    colourAt((i % (size + 1)) * step, Math.floor(i / (size + 1)) * step),
  )
  const corner = (row: number, column: number) => corners[row * (size + 1) + column]

  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const first = corner(row, column)
      const isPlain =
        isFine &&
        first === corner(row, column + 1) &&
        first === corner(row + 1, column) &&
        first === corner(row + 1, column + 1)
      const samples = isPlain ? [first] : within(column * step, row * step, step, colourAt)
      pixels.set(mean(samples), (row * size + column) * 4)
    }
  return pixels
}

function within<T>(left: number, top: number, side: number, at: (x: number, y: number) => T): T[] {
  return Array.from({ length: FINE * FINE }, (_, i) =>
    at(left + (((i % FINE) + 0.5) / FINE) * side, top + ((Math.floor(i / FINE) + 0.5) / FINE) * side),
  )
}

function mean(samples: readonly (Colour | undefined)[]): number[] {
  const seen = samples.filter((one) => one !== undefined)
  const share = (part: 0 | 1 | 2) => seen.reduce((sum, one) => sum + one[part], 0) / samples.length
  return [share(2), share(1), share(0), (255 * seen.length) / samples.length].map(Math.round)
}
