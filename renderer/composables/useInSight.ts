import { nextTick, watch, type Ref } from 'vue'

/** The option that is marked comes into sight, however long its list is; the focus stays in the field. */
export function useInSight(root: Readonly<Ref<HTMLElement | null>>, marked: () => unknown): void {
  watch(marked, async () => {
    await nextTick()
    root.value?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  })
}
