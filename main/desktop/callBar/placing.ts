import type { Rectangle } from '../bounds.ts'
import { isIn, type Size } from '../offer/corner.ts'
import { placeCallBar } from './place.ts'

/** Where the bar stands, and when that is thought over: it follows nobody's mouse from display to display. */
export interface Placing {
  /** It is about to be shown: on the display that is looked at now, where it stays. */
  appears(size: Size): void
  /** The state is another; nothing is done unless its size is, or what it must not cover. */
  look(size: Size): void
  /** The displays are others, or it was dragged. */
  again(size: Size): void
}

export function createPlacing(ports: {
  displays(): { areas: readonly Rectangle[]; looked: Rectangle }
  dragged(): { x: number; y: number } | undefined
  covered(): Rectangle | undefined
  set(bounds: Rectangle): void
}): Placing {
  /** A point of the display on which it has appeared. */
  let home: { x: number; y: number } | undefined
  let known = ''

  function again(size: Size): void {
    const { areas, looked } = ports.displays()
    const area = (home && areas.find((one) => home && isIn(one, home))) ?? looked
    home = { x: area.x + area.width / 2, y: area.y + area.height / 2 }
    ports.set(placeCallBar(areas, area, size, ports.dragged(), ports.covered()))
  }
  function look(size: Size): void {
    const now = JSON.stringify([size, ports.covered()])
    if (now === known) return
    known = now
    again(size)
  }
  return {
    appears(size) {
      home = undefined
      known = ''
      look(size)
    },
    look,
    again,
  }
}
