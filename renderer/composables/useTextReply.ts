import { computed, watch } from 'vue'
import type { Failure, Workitem } from '../../preload/contract.ts'
import { failure } from '../../preload/words.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useDraft } from './useDraft.ts'
import { isTaken } from './useOutgoing.ts'
import { addressOf, useWording } from './useWording.ts'

const FORM = 'text'
const FIELD = 'text body'

/** One field that is sent: on the thread of an SMS or a chat, or, beside a call, as the first SMS to its number. */
export function useTextReply(item: () => Workitem) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { workitemId } = item()
  const body = useDraft(() => workitemId, FIELD)
  const name = () => (item().channelType === 'chat' ? 'workitems.messages' : 'workitems.sms')
  const off = computed(() => call.off(name()))
  const refuse = (problem: Failure | undefined) =>
    desk.drafts.refuse(workitemId, FORM, problem && { field: FIELD, failure: problem })
  watch(body, () => refuse(undefined))

  function ask(text: string) {
    const asking = { about: workitemId, quiet: true }
    if (item().channelType === 'chat')
      return desk.act('workitems.messages', { workitemId, body: text }, asking)
    const thread = item().channelType === 'sms' ? { workitemId } : {}
    return desk.act('workitems.sms', { to: addressOf(item()), message: text, ...thread }, asking)
  }

  /** Whether it is on its way. */
  async function send(): Promise<boolean> {
    if (off.value) return false
    const text = body.value
    refuse(text.trim() === '' ? failure('NO_TEXT', '') : undefined)
    if (text.trim() === '') return false
    const result = await ask(text)
    if (!result) return false
    if (isTaken(result)) desk.drafts.sent(workitemId, { [FIELD]: text })
    else if (!result.ok) refuse(result.failure)
    return isTaken(result)
  }
  return {
    body,
    off,
    send,
    pending: computed(() => desk.isPending(name(), workitemId)),
    error: computed(() => {
      const refused = desk.drafts.refused(workitemId, FORM)
      return refused && wording.failure(refused.failure)
    }),
    begun: computed(() => desk.drafts.read(workitemId, FIELD) !== undefined),
  }
}
