import type { Ref } from 'vue'

/** Arrows, Home and End move the focus through the entries of a list; Enter, or a click, chooses. */
export function useArrows(root: Readonly<Ref<HTMLElement | null>>) {
  const STEPS: Record<string, (at: number, last: number) => number> = {
    ArrowDown: (at, last) => Math.min(at + 1, last),
    ArrowUp: (at) => Math.max(at - 1, 0),
    Home: () => 0,
    End: (_at, last) => last,
  }
  return (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    const entries = [...(root.value?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = entries.findIndex((entry) => entry === document.activeElement)
    if (!step || at < 0) return
    event.preventDefault()
    entries[step(at, entries.length - 1)]?.focus()
  }
}
