import { onBeforeUnmount, ref } from 'vue'

/** Where the worklist stands above the work, a long list of what is over would push the work out of sight. */
const NARROW = '(width < 640px)'

/** Whether a list is open: always, or as the width of the window suggests until the agent has decided. */
export function useFold(foldable: () => boolean) {
  const narrow = window.matchMedia(NARROW)
  const open = ref(!foldable() || !narrow.matches)
  const follow = () => {
    if (foldable()) open.value = !narrow.matches
  }
  narrow.addEventListener('change', follow)
  onBeforeUnmount(() => narrow.removeEventListener('change', follow))
  return { open, toggle: () => void (open.value = !open.value) }
}
