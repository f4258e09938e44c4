import { nextTick, watch, type Ref } from 'vue'

interface PopUp {
  /** Closed by the person: the focus goes back to the button. */
  close(): void
  toggle(): void
  /** For `focusout`: whoever turns to something else needs nothing over it; another window is not something else. */
  leave(event: FocusEvent): void
}

/** Something that hangs from a button within `root` while it is `open`; `first` of it takes the focus. */
export function usePopUp(
  open: Ref<boolean>,
  root: Readonly<Ref<HTMLElement | null>>,
  first: () => HTMLElement | null | undefined,
): PopUp {
  function close(): void {
    open.value = false
    root.value?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
  }
  watch(open, async (isOpen) => {
    if (!isOpen) return
    await nextTick()
    first()?.focus()
  })
  return {
    close,
    toggle() {
      if (open.value) close()
      else open.value = true
    },
    leave({ relatedTarget: to }) {
      if (to instanceof Node ? !root.value?.contains(to) : document.hasFocus()) open.value = false
    },
  }
}
