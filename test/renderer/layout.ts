import { afterAll, beforeAll } from 'vitest'

/** A row of the history, px, and how many of them a window of the tests shows. */
export const ROW = 76
export const SHOWN = 8

const LAYOUT: PropertyDescriptorMap = {
  clientHeight: { get: () => SHOWN * ROW, configurable: true },
  scrollHeight: {
    get(this: HTMLElement) {
      return parseFloat((this.firstElementChild as HTMLElement | null)?.style.height ?? '') || SHOWN * ROW
    },
    configurable: true,
  },
}

/** The page of the tests has no layout: let every element be as high as a few rows. Call once at the top of a test file. */
export function layOut(): void {
  const { prototype } = HTMLElement
  const was = Object.keys(LAYOUT).map(
    (name) => [name, Object.getOwnPropertyDescriptor(prototype, name)] as const,
  )
  beforeAll(() => void Object.defineProperties(prototype, LAYOUT))
  afterAll(() => {
    for (const [name, before] of was) if (before) Object.defineProperty(prototype, name, before)
  })
}
