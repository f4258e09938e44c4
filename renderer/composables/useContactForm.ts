import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { failure, type Contact, type Failure } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useDraft } from './useDraft.ts'
import { useWording } from './useWording.ts'

const ACTION = 'schemaType.update'
const FORM = 'contact'
const FIELDS = ['name', 'company', 'doNotCall']

/** What an agent may change of a contact. Only what differs is sent: two who edit different fields do not disturb each other. */
export function useContactForm(contact: () => Contact, saved: (contact: Contact) => void) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t } = useI18n()
  const { contactId } = contact()
  const key = `contact:${contactId}`
  const about = () => key
  const name = useDraft(about, 'name', () => contact().name)
  const company = useDraft(about, 'company', () => contact().company ?? '')
  const flag = useDraft(about, 'doNotCall', () => String(contact().doNotCall ?? false))
  const doNotCall = computed({
    get: () => flag.value === 'true',
    set: (on) => void (flag.value = String(on)),
  })
  const refused = computed(() => desk.drafts.refused(key, FORM))
  const refuse = (failed: Failure | undefined) =>
    desk.drafts.refuse(
      key,
      FORM,
      failed && { field: FIELDS.find((field) => field === failed.param) ?? '', failure: failed },
    )
  function error(field: string): string | undefined {
    if (refused.value?.field !== field) return undefined
    const blank = field === 'name' && !name.value.trim()
    return blank ? t('contact.nameless') : wording.failure(refused.value.failure)
  }

  function changes() {
    const before = contact()
    return {
      ...(name.value.trim() !== before.name && { name: name.value.trim() }),
      ...(company.value.trim() !== (before.company ?? '') && { company: company.value.trim() || null }),
      ...(doNotCall.value !== (before.doNotCall ?? false) && { doNotCall: doNotCall.value }),
    }
  }
  function forget(): void {
    for (const field of FIELDS) desk.drafts.drop(key, field)
    refuse(undefined)
  }

  /** Resolves with whether nothing is left to be saved. */
  async function save(): Promise<boolean> {
    if (off.value) return false
    if (!name.value.trim()) {
      refuse(failure('VALIDATION_FAILED', '', { param: 'name' }))
      return false
    }
    const data = changes()
    if (Object.keys(data).length > 0) {
      const result = await desk.act(
        ACTION,
        { type: 'contact', id: contactId, data },
        { about: key, quiet: true },
      )
      if (!result?.ok) {
        if (result) refuse(result.failure)
        return false
      }
      saved(result.value as Contact)
    }
    forget()
    return true
  }

  const off = computed(() => call.off(ACTION))
  const pending = computed(() => desk.isPending(ACTION, key))
  return { name, company, doNotCall, error, off, pending, save, forget }
}
