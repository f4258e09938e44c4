import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Contact, Failure } from '../../preload/contract.ts'
import { failure } from '../../preload/words.ts'
import { isWritable, readLines, textOf, withPrimary, type LineKind } from '../desk/connections.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useDraft } from './useDraft.ts'
import { useWording } from './useWording.ts'

const ACTION = 'schemaType.update'
const FORM = 'contact'
const FIELDS = ['name', 'company', 'doNotCall', 'phone', 'email']
const KINDS = ['phone', 'email'] as const

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
  const region = () => desk.state?.session?.settings.region ?? 'US'
  const linesOf = (kind: LineKind) =>
    useDraft(about, kind, () => textOf(contact().connections, kind, region()))
  const lines = { phone: linesOf('phone'), email: linesOf('email') }
  const hasLines = computed(() => isWritable(contact().connections))
  const flag = useDraft(about, 'doNotCall', () => String(contact().doNotCall ?? false))
  const doNotCall = computed({
    get: () => flag.value === 'true',
    set: (on) => void (flag.value = String(on)),
  })
  const read = (kind: LineKind) => readLines(lines[kind].value, kind, contact().connections, region())
  const connections = () => withPrimary(KINDS.flatMap((kind) => read(kind).lines))
  /** At which field a refusal is told; the contact centre counts the connections. */
  function fieldOf({ param = '' }: Failure): string {
    const at = /connections\W*(\d+)/.exec(param)?.[1]
    if (at !== undefined) return connections()[Number(at)]?.kind ?? ''
    return FIELDS.find((field) => field === param) ?? ''
  }
  const refused = computed(() => desk.drafts.refused(key, FORM))
  const refuse = (failed: Failure | undefined) =>
    desk.drafts.refuse(key, FORM, failed && { field: fieldOf(failed), failure: failed })
  function error(field: string): string | undefined {
    if (refused.value?.field !== field) return undefined
    const blank = field === 'name' && !name.value.trim()
    if (blank) return t('contact.nameless')
    const { code, message } = refused.value.failure
    if (code === 'NOT_A_NUMBER') return t('target.invalid', { text: message })
    if (code === 'NOT_AN_ADDRESS') return t('thread.notAnAddress', { address: message })
    return wording.failure(refused.value.failure)
  }

  function changes() {
    const before = contact()
    const isSame = (kind: LineKind) => lines[kind].value === textOf(before.connections, kind, region())
    return {
      ...(name.value.trim() !== before.name && { name: name.value.trim() }),
      ...(company.value.trim() !== (before.company ?? '') && { company: company.value.trim() || null }),
      ...(doNotCall.value !== (before.doNotCall ?? false) && { doNotCall: doNotCall.value }),
      ...(hasLines.value && !KINDS.every(isSame) && { connections: connections() }),
    }
  }
  /** What cannot be saved as it is written, before anything is sent. */
  function problem(): Failure | undefined {
    if (!name.value.trim()) return failure('VALIDATION_FAILED', '', { param: 'name' })
    const [phone, email] = KINDS.map((kind) => read(kind).wrong)
    if (phone !== undefined) return failure('NOT_A_NUMBER', phone, { param: 'phone' })
    return email === undefined ? undefined : failure('NOT_AN_ADDRESS', email, { param: 'email' })
  }
  function forget(): void {
    for (const field of FIELDS) desk.drafts.drop(key, field)
    refuse(undefined)
  }

  /** Resolves with whether nothing is left to be saved. */
  async function save(): Promise<boolean> {
    if (off.value) return false
    const wrong = problem()
    refuse(wrong)
    if (wrong) return false
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
  return { name, company, lines, hasLines, doNotCall, error, off, pending, save, forget }
}
