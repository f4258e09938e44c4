import { defaultRangeExtractor, useVirtualizer } from '@tanstack/vue-virtual'
import { computed, nextTick, onScopeDispose, ref, watch, type Ref } from 'vue'

/** A row's height, px; where the window is narrow its words have two lines. Fixed, so that every place is known at once. */
const HEIGHT = { wide: 76, narrow: 96 }
const NARROW = '(width < 640px)'
/** Rows that are drawn ahead on either side. */
const AHEAD = 6

export interface VirtualRows {
  /** Those that are drawn, by their place, and where each begins, px. */
  rows: Ref<readonly { index: number; start: number }[]>
  /** The height of all of them, and of one, px. */
  height: Ref<number>
  rowHeight: Ref<number>
  /** The first and the last that can be seen. */
  seen: Ref<{ from: number; to: number }>
  /** Brings a row to where it can be seen. */
  show(index: number): void
  /** Puts the focus on a row, wherever it is. */
  focus(index: number): Promise<void>
  /** Where the focus is among the rows; nothing where it is elsewhere. */
  focused(): number | undefined
  /** Scrolls by so many rows, to be called as they come: whoever looks at one goes on looking at it, and it is not drawn anew. */
  shift(rows: number): void
  toTop(): void
}

/**
 * Of `count` rows only those that can be seen are drawn, and the one at `at`, which has the keyboard: it must not vanish
 * where it was scrolled away from.
 */
export function useVirtualRows(
  scroller: Readonly<Ref<HTMLElement | null>>,
  count: () => number,
  at: () => number,
): VirtualRows {
  const narrow = window.matchMedia(NARROW)
  const rowHeight = ref(narrow.matches ? HEIGHT.narrow : HEIGHT.wide)
  const follow = () => (rowHeight.value = narrow.matches ? HEIGHT.narrow : HEIGHT.wide)
  narrow.addEventListener('change', follow)
  onScopeDispose(() => narrow.removeEventListener('change', follow))

  const virtual = useVirtualizer<HTMLElement, HTMLElement>(
    computed(() => {
      const kept = at()
      const size = rowHeight.value
      return {
        count: count(),
        overscan: AHEAD,
        getScrollElement: () => scroller.value,
        estimateSize: () => size,
        rangeExtractor: (range) => {
          const drawn = defaultRangeExtractor(range)
          return kept >= range.count || drawn.includes(kept) ? drawn : [...drawn, kept].sort((a, b) => a - b)
        },
      }
    }),
  )
  watch(rowHeight, () => virtual.value.measure(), { flush: 'post' })

  const shifted = ref(0)
  const find = (index: number) =>
    scroller.value?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`)
  return {
    rows: computed(() => {
      void shifted.value
      return virtual.value.getVirtualItems()
    }),
    height: computed(() => virtual.value.getTotalSize()),
    rowHeight,
    seen: computed(() => {
      void shifted.value
      const { startIndex = 0, endIndex = 0 } = virtual.value.calculateRange() ?? {}
      return { from: startIndex, to: endIndex }
    }),
    show: (index) => virtual.value.scrollToIndex(index, { align: 'center' }),
    async focus(index) {
      virtual.value.scrollToIndex(index, { align: 'auto' })
      await nextTick()
      find(index)?.focus({ preventScroll: true })
    },
    focused() {
      const row = document.activeElement?.closest('[data-index]')
      return row && scroller.value?.contains(row) ? Number(row.getAttribute('data-index')) : undefined
    },
    shift(rows) {
      const { value: element } = scroller
      if (!element) return
      const top = Math.max(0, element.scrollTop + rows * rowHeight.value)
      element.scrollTop = top
      // The page tells of it only with its next frame; what is drawn until then is drawn for where the list is now.
      virtual.value.scrollOffset = top
      shifted.value += 1
      // At its end the list has room for that only once the new rows are drawn.
      void nextTick(() => {
        if (element.scrollTop < top) element.scrollTop = top
      })
    },
    toTop: () => scroller.value?.scrollTo({ top: 0 }),
  }
}
