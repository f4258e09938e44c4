import type { Shape } from './shapes.ts'

/** Letters for one number in a corner, a unit a dot: on a panel of 22 or 44 px each dot is whole pixels, and so they stay sharp. */
const DOTS: Readonly<Record<string, readonly string[]>> = {
  '1': ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  '2': ['.###.', '#...#', '....#', '..##.', '.#...', '#....', '#####'],
  '3': ['####.', '....#', '....#', '.###.', '....#', '....#', '####.'],
  '4': ['...##', '..#.#', '.#..#', '#...#', '#####', '....#', '....#'],
  '5': ['#####', '#....', '####.', '....#', '....#', '#...#', '.###.'],
  '6': ['.###.', '#....', '#....', '####.', '#...#', '#...#', '.###.'],
  '7': ['#####', '....#', '...#.', '...#.', '..#..', '..#..', '..#..'],
  '8': ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  '9': ['.###.', '#...#', '#...#', '.####', '....#', '....#', '.###.'],
  '+': ['...', '...', '.#.', '###', '.#.', '...', '...'],
}
const HIGH = 7

/** How a number is written where there is room for two letters at most. */
export const written = (count: number): string => (count > 9 ? '9+' : String(count))

/** How wide a text is, in units. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (DOTS[letter]?.[0]?.length ?? 0), text.length - 1)

/** A text with its upper left corner at (left, top), seven units high. */
export function lettering(text: string, left: number, top: number): Shape {
  const rows = Array.from({ length: HIGH }, (_, row) =>
    [...text].map((letter) => DOTS[letter]?.[row] ?? '').join('.'),
  )
  return (x, y) => rows[Math.floor(y - top)]?.[Math.floor(x - left)] === '#'
}
