import { lettering, widthOf, written } from './digits.ts'
import type { TrayState } from './look.ts'
import { both, box, disc, dome, scaled, SIDE, stroke, without, type Shape } from './shapes.ts'

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number]

/** A shape in its colour, or one that cuts a hole into what lies below it. */
export interface Layer {
  shape: Shape
  colour: Colour | 'hole'
}

const WHITE: Colour = [255, 255, 255]
/** Each stands out against a light panel and against a dark one, three to one at the least. */
export const TONES: Record<TrayState | 'badge', Colour> = {
  offline: [124, 130, 138],
  connecting: [124, 130, 138],
  available: [22, 150, 84],
  busy: [222, 62, 68],
  away: [200, 120, 0],
  ringing: [46, 124, 246],
  badge: [214, 40, 40],
}

// The bell on the desk, as in the app's own icon: button, dome, foot.
const BUTTON = both(box(10, 4, 12, 8), box(8, 2, 14, 4.5, 1.2))
const FOOT = box(1, 17, 21, 20, 1.5)
const DOME = dome(11, 16, 9)
const BELL = both(BUTTON, DOME, FOOT)
/** The same with nothing in it. */
const HOLLOW = both(BUTTON, FOOT, without(DOME, dome(11, 16, 7)), box(2, 14.5, 20, 16))

const SLASH: readonly [number, number, number, number] = [4, 4, 18.5, 18.5]
const RAYS = both(stroke(11, 1.6, 11, 3, 1.6), stroke(4.6, 4.6, 5.7, 6, 1.6), stroke(17.4, 4.6, 16.3, 6, 1.6))

/** From above to below. A state is known by its shape alone: full, barred, half full, hollow, struck out, or on a plate. */
const PICTURES: Record<TrayState, Layer[]> = {
  available: [{ shape: BELL, colour: TONES.available }],
  busy: [{ shape: without(BELL, box(4.5, 11.5, 17.5, 14.5)), colour: TONES.busy }],
  away: [{ shape: both(HOLLOW, without(DOME, box(0, 0, SIDE, 13))), colour: TONES.away }],
  connecting: [
    { shape: both(disc(7, 12.2, 1.2), disc(11, 12.2, 1.2), disc(15, 12.2, 1.2)), colour: TONES.connecting },
    { shape: HOLLOW, colour: TONES.connecting },
  ],
  offline: [
    { shape: stroke(...SLASH, 2), colour: TONES.offline },
    { shape: stroke(...SLASH, 5), colour: 'hole' },
    { shape: HOLLOW, colour: TONES.offline },
  ],
  ringing: [
    { shape: both(scaled(BELL, 0.72, 11, 12.5), RAYS), colour: WHITE },
    { shape: box(0, 0, SIDE, SIDE, 5), colour: TONES.ringing },
  ],
}

/** The icon of a state, with the number of what waits in its upper right corner. */
export const picture = (state: TrayState, count: number): Layer[] => [
  ...(count > 0 ? badge(written(count)) : []),
  ...PICTURES[state],
]

function badge(text: string): Layer[] {
  const wide = widthOf(text) + (text.length > 1 ? 3 : 4)
  const [left, bottom] = [SIDE - wide, 9]
  return [
    { shape: lettering(text, left + Math.floor((wide - widthOf(text)) / 2), 1), colour: WHITE },
    { shape: box(left, 0, SIDE, bottom, 3.5), colour: TONES.badge },
    // Apart from what is below it, on whatever ground.
    { shape: box(left - 1, -5, SIDE + 5, bottom + 1, 4), colour: 'hole' },
  ]
}
