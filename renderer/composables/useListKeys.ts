import type { Ref } from 'vue'

/** Arrows move through the entries of all lists under one element, as through one list. */
export function useListKeys(root: Readonly<Ref<HTMLElement | null>>) {
  return {
    move(step: 1 | -1): void {
      const entries = [...(root.value?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
      const at = entries.findIndex((entry) => entry === document.activeElement)
      const current = entries.findIndex((entry) => entry.hasAttribute('aria-current'))
      const from = at >= 0 ? at : current
      const next = entries[Math.min(Math.max(from + step, 0), entries.length - 1)]
      next?.focus()
      next?.click()
    },
  }
}
