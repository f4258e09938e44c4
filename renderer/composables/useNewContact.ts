import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Contact, Failure, Workitem } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useDraft } from './useDraft.ts'
import { addressOf, useWording } from './useWording.ts'

const ACTION = 'schemaType.create'

/** A contact that is written down beside a workitem: its caller's name and address stand in it already. */
export function useNewContact(item: () => Workitem) {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const about = () => item().workitemId
  const isMail = () => addressOf(item()).includes('@')
  const isNumber = () => /\d/.test(addressOf(item())) && !isMail()
  const fields = {
    name: useDraft(about, 'newContact name', () => item().name ?? ''),
    company: useDraft(about, 'newContact company'),
    phone: useDraft(about, 'newContact phone', () => (isNumber() ? addressOf(item()) : '')),
    email: useDraft(about, 'newContact email', () => (isMail() ? addressOf(item()) : '')),
  }
  const missing = shallowRef(false)
  const refusal = shallowRef<Failure>()
  const words = () => ({
    name: fields.name.value.trim(),
    company: fields.company.value.trim(),
    phone: fields.phone.value.trim(),
    email: fields.email.value.trim(),
  })
  watch(words, () => {
    missing.value = false
    refusal.value = undefined
  })

  const connections = () =>
    (['phone', 'email'] as const)
      .map((kind) => ({ kind, value: words()[kind] }))
      .filter(({ value }) => value !== '')
      .map((one, index) => ({ ...one, primary: index === 0 }))

  /** At which field the server's word is told: the connection it counts, else the name. */
  function fieldOf({ param = '' }: Failure): string {
    const at = /connections\W*(\d+)/.exec(param)?.[1]
    return connections()[Number(at ?? NaN)]?.kind ?? 'name'
  }
  function error(field: 'name' | 'phone' | 'email'): string | undefined {
    if (missing.value && field === 'name') return t('signIn.missing')
    return refusal.value && fieldOf(refusal.value) === field ? wording.failure(refusal.value) : undefined
  }

  /** The contact, once the server has it; nothing where it was refused, which is told at the fields. */
  async function create(): Promise<Contact | undefined> {
    const { name, company } = words()
    missing.value = name === ''
    if (missing.value) return undefined
    const data = { name, connections: connections(), ...(company && { company }) }
    const result = await desk.act(ACTION, { type: 'contact', data }, { about: about(), quiet: true })
    if (!result) return undefined
    if (!result.ok) refusal.value = result.failure
    if (!result.ok || !('connections' in result.value)) return undefined
    for (const field of Object.keys(fields)) desk.drafts.drop(about(), `newContact ${field}`)
    return result.value
  }
  return { fields, error, create, pending: computed(() => desk.isPending(ACTION, about())) }
}
