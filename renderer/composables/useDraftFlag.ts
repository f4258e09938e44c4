import { computed, type WritableComputedRef } from 'vue'
import { useDraft } from './useDraft.ts'

const YES = 'yes'

/** A box that was ticked and not sent yet, kept as what is typed is. */
export function useDraftFlag(about: () => string, field: string): WritableComputedRef<boolean> {
  const text = useDraft(about, field)
  return computed({ get: () => text.value === YES, set: (ticked) => void (text.value = ticked ? YES : '') })
}
