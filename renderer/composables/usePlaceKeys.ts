import { nextTick } from 'vue'
import { PLACES, type Place } from '../desk/place.ts'
import { useDesk } from '../store.ts'
import { useHotkeys } from './useHotkeys.ts'

/** Keys that go somewhere: Ctrl and the number of a place, and `N` to the notes of the work that is looked at. */
export function usePlaceKeys(middle: () => HTMLElement | null): void {
  const desk = useDesk()

  /** Gives the focus to what a place is there for, else to the place itself: the keyboard follows the eye. */
  async function focusIn(selector: string): Promise<void> {
    await nextTick()
    const home = middle()
    const target =
      home?.querySelector<HTMLElement>(selector) ?? home?.querySelector<HTMLElement>('[tabindex="-1"]')
    target?.focus()
  }
  function go(place: Place): void {
    if (!desk.places.includes(place)) return
    desk.go(place)
    void focusIn('[data-first] input, button[data-first]')
  }
  function notes(): void {
    if (!desk.selected) return
    desk.go('desk')
    void focusIn('[data-notes] textarea')
  }

  useHotkeys({
    ...Object.fromEntries(PLACES.map((place, index) => [`Ctrl+${index + 1}`, () => go(place)])),
    N: notes,
  })
}
