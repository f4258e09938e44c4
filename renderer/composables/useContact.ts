import { shallowRef, watch, type ShallowRef } from 'vue'
import type { Contact, Failure } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'

/** The contact of this id as the contact centre has it, read again whenever contacts have changed there. */
export function useContact(contactId: () => string | undefined): {
  contact: ShallowRef<Contact | undefined>
  problem: ShallowRef<Failure | undefined>
} {
  const desk = useDesk()
  const contact = shallowRef<Contact>()
  const problem = shallowRef<Failure>()

  watch(
    [contactId, () => desk.state?.catalogueRevision.contact],
    async ([id]) => {
      problem.value = undefined
      if (contact.value?.contactId !== id) contact.value = undefined
      if (id === undefined) return
      const answer = await desk.directory.retrieve('contact', id)
      // Who is looked at by now may be somebody else, and an edit may have been quicker.
      if (contactId() !== id) return
      if (!answer.ok) problem.value = answer.failure
      else if (answer.value.version >= (contact.value?.version ?? 0)) contact.value = answer.value
    },
    { immediate: true },
  )
  return { contact, problem }
}
