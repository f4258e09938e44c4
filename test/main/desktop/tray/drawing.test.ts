import { expect, it } from 'vitest'
import { picture, TONES, type Colour } from '../../../../main/desktop/tray/drawing.ts'
import { TRAY_STATES, type TrayState } from '../../../../main/desktop/tray/look.ts'
import { raster } from '../../../../main/desktop/tray/raster.ts'

const SIZES = [16, 22, 32, 44]
const pixelsOf = (size: number) => Array.from({ length: size * size }, (_, i) => i * 4)
/** How much of each pixel is painted, 0 to 1: the shape without its colours. */
function shape(state: TrayState, count: number, size: number): number[] {
  const pixels = raster(picture(state, count), size)
  return pixelsOf(size).map((i) => (pixels[i + 3] ?? 0) / 255)
}
const differing = (one: number[], other: number[], by: number) =>
  one.filter((value, i) => Math.abs(value - (other[i] ?? 0)) > by).length

it('each state is told from each other by its shape alone, also beside a number, on the smallest panel too', () => {
  for (const size of SIZES)
    for (const count of [0, 3, 12]) {
      const shapes = new Map(TRAY_STATES.map((state) => [state, shape(state, count, size)]))
      const drawn = (state: TrayState) => shapes.get(state) ?? []
      for (const [i, one] of TRAY_STATES.entries())
        for (const other of TRAY_STATES.slice(i + 1)) {
          const apart = differing(drawn(one), drawn(other), 0.5)
          expect(apart / (size * size), `${one} and ${other} at ${size}`).toBeGreaterThan(0.03)
        }
    }
})

it('the number is another picture for each count up to nine, and one for all beyond', () => {
  for (const size of SIZES) {
    const numbers = Array.from({ length: 11 }, (_, i) => raster(picture('available', i), size).join())
    expect(new Set(numbers).size).toBe(11)
  }
  expect(raster(picture('available', 10), 22)).toEqual(raster(picture('available', 4_321), 22))
})

it('a dot of a digit is whole pixels on a panel of 22 and of 44', () => {
  // The badge's own ground is either letter or plain: nothing in between, but for its round corners.
  for (const size of [22, 44]) {
    const pixels = raster(picture('available', 8), size)
    const unit = size / 22
    const greens = new Set<number>()
    for (let y = 1.5 * unit; y < 7.5 * unit; y += 1)
      for (let x = 15.5 * unit; x < 20 * unit; x += 1)
        greens.add(pixels[(Math.floor(y) * size + Math.floor(x)) * 4 + 1] ?? -1)
    expect([...greens].toSorted((a, b) => a - b)).toEqual([TONES.badge[1], 255])
  }
})

const linear = (value: number) => (value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)
const luminance = ([r, g, b]: Colour) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
const contrast = (a: Colour, b: Colour) => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

it('each colour stands out three to one from a light panel and from a dark one', () => {
  for (const [name, tone] of Object.entries(TONES))
    for (const ground of [
      [255, 255, 255],
      [246, 246, 246],
      [38, 38, 38],
      [0, 0, 0],
    ] as const)
      expect(contrast(tone, ground), `${name} on ${ground.join()}`).toBeGreaterThanOrEqual(
        name === 'badge' ? 2.5 : 3,
      )
})
