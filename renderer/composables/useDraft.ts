import { computed, type WritableComputedRef } from 'vue'
import { useDesk } from '../store.ts'

/** A field of a form: what was typed in it, else what the server has. Writing the server's own words again ends the draft. */
export function useDraft(
  about: () => string,
  field: string,
  stored: () => string = () => '',
): WritableComputedRef<string> {
  const { drafts } = useDesk()
  return computed({
    get: () => drafts.read(about(), field) ?? stored(),
    set(text) {
      if (text === stored()) drafts.drop(about(), field)
      else drafts.write(about(), field, text)
    },
  })
}
