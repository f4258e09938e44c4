import { nextTick } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import { takesDisposition } from '../desk/afterwork.ts'
import type { Place } from '../desk/place.ts'
import { useDesk } from '../store.ts'

/** Ways to a part of the window, with the focus in it. */
export interface Going {
  place(place: Place): void
  /** To the wrap-up that is looked at, else to the first one that waits. */
  wrapUp(): Promise<void>
  /** To a call, so that the digits typed next are its own. */
  call(workitemId: string): void
  /** To a workitem, wherever it was found. */
  look(item: Workitem): void
  notes(): void
  reply(): Promise<void>
  contact(): void
  /**
   * To the list of what is open, at what is looked at where that is open: the arrows go on from there. From there once more,
   * or from anything that is over, to the most urgent.
   */
  worklist(): void
  /** Out of a field, to the work or the place that it stands in: there letters are keys again. */
  leave(): void
  /** To the place that is shown, where the focus would be nowhere. */
  home(): Promise<void>
}

/** Gives the focus to what a place is there for, else to the place itself: the keyboard follows the eye. */
export function useGoing(root: () => HTMLElement | null): Going {
  const desk = useDesk()
  const middle = () => root()?.querySelector('main')

  function focus(...selectors: string[]): void {
    const found = [...selectors, '[tabindex="-1"]'].map((one) => middle()?.querySelector<HTMLElement>(one))
    found.find((one) => one)?.focus()
  }
  async function focusIn(...selectors: string[]): Promise<void> {
    await nextTick()
    focus(...selectors)
  }
  function atTheDesk(...selectors: string[]): void {
    desk.go('desk')
    void focusIn(...selectors)
  }

  return {
    place(place) {
      desk.go(place)
      void focusIn('[data-first] input, button[data-first]')
    },
    async wrapUp() {
      const waiting = desk.workitems.find((item) => item.state === 'wrapup')
      if (waiting && !(desk.selected && takesDisposition(desk.selected))) desk.select(waiting.workitemId)
      desk.go('desk')
      await nextTick()
      // Under a live call it lies behind a button, which gives the focus on.
      const closed = middle()?.querySelector<HTMLElement>('[data-wrapup][aria-expanded=false]')
      if (closed) closed.click()
      else focus('[data-disposition] select')
    },
    call(workitemId) {
      desk.select(workitemId)
      void focusIn('article')
    },
    look(item) {
      desk.look(item)
      void focusIn('article')
    },
    notes: () => atTheDesk('[data-notes] textarea'),
    async reply() {
      desk.go('desk')
      await nextTick()
      // The answer to an e-mail lies behind a button until it is begun, which gives the focus on.
      const button = middle()?.querySelector<HTMLElement>('[data-reply] [data-begin]')
      if (button) button.click()
      else focus('[data-reply] textarea')
    },
    contact: () => atTheDesk('[data-assign]'),
    worklist() {
      const entry = (which: string) => root()?.querySelector<HTMLElement>(`[data-entry]${which}`)
      const current = entry('[aria-current]')
      const isOn = current && current !== document.activeElement && !current.closest('[data-over]')
      ;(isOn ? current : entry(''))?.focus()
    },
    leave: () => focus('article[tabindex]'),
    async home() {
      await nextTick()
      if (document.activeElement === document.body) focus('article[tabindex]')
    },
  }
}
