import { computed, nextTick, onMounted, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue'

/** A row's height, px. Fixed, so that every place is known at once. */
const ROW = 76
/** Rows that are drawn ahead on either side. */
const AHEAD = 6
/** Chromium draws nothing taller than 33,554,428 px: a list that would be is scrolled at a quicker pace than the page. */
const TALLEST = 30_000_000

export interface VirtualRows {
  /** Those that are drawn, by their place, and where each stands on the page, px. */
  rows: ComputedRef<readonly { index: number; start: number }[]>
  /** The height of all of them as the page has it, and of one, px. */
  height: ComputedRef<number>
  rowHeight: number
  /** The first and the last that can be seen. */
  seen: ComputedRef<{ from: number; to: number }>
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

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)

/**
 * Of `count` rows only those that can be seen are drawn, and the one at `at`, which has the keyboard: it must not vanish
 * where it was scrolled away from.
 */
export function useVirtualRows(
  scroller: Readonly<Ref<HTMLElement | null>>,
  count: () => number,
  at: () => number,
): VirtualRows {
  /** How far down the list what is seen begins, and how far the page is scrolled for that; how much is seen; px. */
  const top = ref(0)
  const scrolled = ref(0)
  const view = ref(0)
  const whole = computed(() => count() * ROW)
  const height = computed(() => Math.min(whole.value, TALLEST))
  /** How far the list goes for each px of the page. */
  const pace = computed(() =>
    whole.value > height.value ? (whole.value - view.value) / (height.value - view.value) : 1,
  )

  function look(): void {
    const { value: element } = scroller
    if (!element) return
    view.value = element.clientHeight
    // A place that we went to is known to the row; the page rounds.
    if (element.scrollTop === scrolled.value) return
    scrolled.value = element.scrollTop
    top.value = element.scrollTop * pace.value
  }
  function go(to: number): void {
    const { value: element } = scroller
    if (!element) return
    top.value = Math.max(0, Math.min(to, whole.value - view.value))
    element.scrollTop = top.value / pace.value
    scrolled.value = element.scrollTop
  }
  const observer = new ResizeObserver(look)
  onMounted(() => {
    look()
    scroller.value?.addEventListener('scroll', look, { passive: true })
    if (scroller.value) observer.observe(scroller.value)
  })
  onScopeDispose(() => observer.disconnect())

  const from = computed(() => Math.floor(top.value / ROW))
  const to = computed(() => Math.min(count(), Math.ceil((top.value + view.value) / ROW)) - 1)
  const find = (index: number) =>
    scroller.value?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`)
  return {
    rows: computed(() => {
      const last = count() - 1
      const first = Math.max(0, Math.min(from.value, last) - AHEAD)
      const drawn = numbers(first, Math.min(last, to.value + AHEAD))
      const kept = at()
      if (kept <= last && !drawn.includes(kept)) drawn[kept < first ? 'unshift' : 'push'](kept)
      // On a page that lags behind the list they stand where the page is.
      const lag = pace.value === 1 ? 0 : scrolled.value - top.value
      return drawn.map((index) => ({ index, start: index * ROW + lag }))
    }),
    height,
    rowHeight: ROW,
    seen: computed(() => ({ from: Math.max(0, from.value), to: Math.max(0, to.value) })),
    show: (index) => go(index * ROW - (view.value - ROW) / 2),
    async focus(index) {
      const [least, most] = [(index + 1) * ROW - view.value, index * ROW]
      if (top.value > most || top.value < least) go(top.value > most ? most : least)
      await nextTick()
      find(index)?.focus({ preventScroll: true })
    },
    focused() {
      const row = document.activeElement?.closest('[data-index]')
      return row && scroller.value?.contains(row) ? Number(row.getAttribute('data-index')) : undefined
    },
    shift(rows) {
      const wanted = top.value + rows * ROW
      go(wanted)
      const went = top.value
      // At its end the list has room for that only once the new rows are drawn; whoever went elsewhere meanwhile stays there.
      void nextTick(() => top.value === went && go(wanted))
    },
    // To ask the page where it is, is to have it laid out: at each key, while somebody searches.
    toTop: () => void ((top.value > 0 || scrolled.value > 0) && go(0)),
  }
}
