import { computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { bareAddress, isAddress, isSameAddress, listAddresses } from '../../preload/addresses.ts'
import type { Failure, Workitem } from '../../preload/contract.ts'
import { failure } from '../../preload/words.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useDraft } from './useDraft.ts'
import { isTaken } from './useOutgoing.ts'
import { addressOf, useWording } from './useWording.ts'

const ACTION = 'workitems.sendEmailResponse'
const FORM = 'email'
type Field = 'to' | 'cc' | 'bcc' | 'subject' | 'body'

const FIELD_OF_PARAM: Record<string, Field> = {
  to: 'to',
  toAddresses: 'to',
  ccAddresses: 'cc',
  bccAddresses: 'bcc',
  subject: 'subject',
}
const fieldOf = ({ param = '' }: Failure): Field => FIELD_OF_PARAM[param.split(/[[.]/, 1)[0] ?? ''] ?? 'body'

/** The answer to an e-mail: to its sender, under its subject, and kept as a draft until the server has it. */
export function useEmailReply(item: () => Workitem) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t } = useI18n()
  const { workitemId } = item()
  const about = () => workitemId
  const received = () => item().messages.findLast((one) => one.direction === 'in')
  const subjectOf = () => received()?.subject ?? item().subject ?? ''
  const fields = {
    to: useDraft(about, 'email to', () => received()?.from ?? addressOf(item())),
    cc: useDraft(about, 'email cc'),
    bcc: useDraft(about, 'email bcc'),
    subject: useDraft(about, 'email subject', () =>
      /^re:/i.test(subjectOf()) ? subjectOf() : `Re: ${subjectOf()}`,
    ),
    body: useDraft(about, 'email body'),
  }
  const words = () => ({
    'email to': fields.to.value,
    'email cc': fields.cc.value,
    'email bcc': fields.bcc.value,
    'email subject': fields.subject.value,
    'email body': fields.body.value,
  })
  const refuse = (problem: Failure | undefined) =>
    desk.drafts.refuse(workitemId, FORM, problem && { field: fieldOf(problem), failure: problem })
  watch(words, () => refuse(undefined), { deep: true })

  const own = () => (item().type.startsWith('Outbound') ? item().from : item().to)
  /** Everybody else who has the letter: neither we nor whom the answer goes to anyway. */
  const others = computed(() => {
    const { to = [], cc = [] } = received() ?? {}
    const known = [own(), received()?.from ?? addressOf(item())]
    return [...to, ...cc].filter((one) => {
      const isKnown = known.some((other) => isSameAddress(one, other))
      if (!isKnown) known.push(one)
      return !isKnown && isAddress(one)
    })
  })
  /** The others get a copy, beside whoever was written there already. */
  function toAll(): void {
    const there = listAddresses(fields.cc.value)
    const more = others.value.filter((one) => !there.some((other) => isSameAddress(one, other)))
    fields.cc.value = [...there, ...more].join(', ')
  }

  /** What is missing or cannot be, before anything is sent. */
  function problem(): Failure | undefined {
    for (const field of ['to', 'cc', 'bcc'] as const) {
      const wrong = listAddresses(fields[field].value).find((one) => !isAddress(one))
      const param = field === 'to' ? 'to' : `${field}Addresses`
      if (wrong !== undefined) return failure('NOT_AN_ADDRESS', bareAddress(wrong) || wrong, { param })
    }
    if (listAddresses(fields.to.value).length === 0) return failure('NO_RECIPIENT', '', { param: 'to' })
    return fields.body.value.trim() === '' ? failure('NO_TEXT', '', { param: 'body' }) : undefined
  }
  function error(field: Field): string | undefined {
    const refused = desk.drafts.refused(workitemId, FORM)
    if (refused?.field !== field) return undefined
    const { code, message } = refused.failure
    return code === 'NOT_AN_ADDRESS'
      ? t('thread.notAnAddress', { address: message })
      : wording.failure(refused.failure)
  }

  /** Whether the answer is on its way. */
  async function send(): Promise<boolean> {
    if (call.off(ACTION)) return false
    const wrong = problem()
    refuse(wrong)
    if (wrong) return false
    const typed = words()
    const input = {
      workitemId,
      ...(isAddress(own()) && { from: own() }),
      toAddresses: listAddresses(fields.to.value),
      ccAddresses: listAddresses(fields.cc.value),
      bccAddresses: listAddresses(fields.bcc.value),
      subject: fields.subject.value,
      body: fields.body.value,
    }
    const result = await desk.act(ACTION, input, { about: workitemId, quiet: true })
    if (!result) return false
    if (isTaken(result)) desk.drafts.sent(workitemId, typed)
    else if (!result.ok) refuse(result.failure)
    return isTaken(result)
  }
  return {
    fields,
    error,
    send,
    others,
    toAll,
    off: computed(() => call.off(ACTION)),
    pending: computed(() => desk.isPending(ACTION, workitemId)),
    /** Something was written that has not been sent. */
    begun: computed(() =>
      Object.keys(words()).some((field) => desk.drafts.read(workitemId, field) !== undefined),
    ),
  }
}
