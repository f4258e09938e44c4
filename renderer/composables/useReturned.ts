import { computed } from 'vue'
import type { Outgoing } from '../../preload/contract.ts'
import { wordsOf } from '../desk/returned.ts'
import { useDesk } from '../store.ts'

/** What the outbox brought back to the person: refused while nobody waited for it, or perhaps sent (PROTOCOL 6). */
export function useReturned() {
  const desk = useDesk()
  const list = computed(() => (desk.state?.outbox ?? []).filter(({ fate }) => fate !== 'waiting'))
  const discard = (entry: Outgoing) => desk.act('outbox.discard', { id: entry.id }, { about: `${entry.id}` })
  const knows = (id: string | undefined): id is string =>
    [...desk.workitems, ...desk.recent].some(({ workitemId }) => workitemId === id)
  return {
    list,
    /** Whether there is a form to put the words back into. */
    isEditable: (entry: Outgoing) => knows(entry.workitemId) && wordsOf(entry).length > 0,
    /** The words as a person would know them again. */
    words: (entry: Outgoing) =>
      wordsOf(entry)
        .map(([field, text]) => (field === 'dispositionId' ? '' : text))
        .filter(Boolean)
        .join(' · '),
    discard,
    resend: (entry: Outgoing) => desk.act('outbox.resend', { id: entry.id }, { about: `${entry.id}` }),
    isPending: (name: 'outbox.resend' | 'outbox.discard', { id }: Outgoing) => desk.isPending(name, `${id}`),
    /** Puts the words back where they were typed, and goes there. What has been typed since is not overwritten. */
    async edit(entry: Outgoing): Promise<void> {
      const { workitemId } = entry
      if (!knows(workitemId)) return
      for (const [field, text] of wordsOf(entry))
        if (desk.drafts.read(workitemId, field) === undefined) desk.drafts.write(workitemId, field, text)
      desk.select(workitemId)
      await discard(entry)
    },
  }
}
