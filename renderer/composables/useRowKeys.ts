import type { VirtualRows } from './useVirtualRows.ts'

/** Arrows, pages, Home and End lead the focus through a list of which most rows are not drawn; Enter, or a click, chooses. */
export function useRowKeys(
  { focus, focused, seen }: VirtualRows,
  count: () => number,
  moveTo: (index: number) => void,
): (event: KeyboardEvent) => void {
  /** A page leaves one row of the last one to be seen. */
  const page = () => Math.max(1, seen.value.to - seen.value.from - 1)
  const STEPS: Record<string, (at: number, last: number) => number> = {
    ArrowDown: (at) => at + 1,
    ArrowUp: (at) => at - 1,
    PageDown: (at) => at + page(),
    PageUp: (at) => at - page(),
    Home: () => 0,
    End: (_at, last) => last,
  }
  return (event) => {
    const step = STEPS[event.key]
    const at = focused()
    if (!step || at === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const last = count() - 1
    const index = Math.max(0, Math.min(last, step(at, last)))
    moveTo(index)
    void focus(index)
  }
}
