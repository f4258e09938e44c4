import { computed, onMounted, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Failure, Message, MessageBody, Workitem } from '../../preload/contract.ts'
import { htmlOf } from '../../preload/markup.ts'
import { partQuoted } from '../desk/quotedText.ts'
import { plain } from '../format.ts'
import { messageText } from '../desk/messageText.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

/** More of a message than this is shown when it is asked for, characters. */
const SHOWN = 4_000

/** One message of a thread, in words; what did not come along is fetched when it is read. */
export function useMessage(item: () => Workitem, index: () => number) {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const fetched = shallowRef<MessageBody>()
  const problem = shallowRef<Failure>()
  const whole = shallowRef(false)
  const { workitemId } = item()
  const message = computed<Message | undefined>(() => item().messages[index()])
  const about = () => `${workitemId} ${index()}`
  const isMail = () => item().channelType === 'email'
  const body = computed(() => message.value && { ...message.value, ...fetched.value })
  const text = computed(() => body.value && messageText(body.value))
  const parted = computed(() =>
    isMail() ? partQuoted(text.value ?? '') : { text: text.value ?? '', quoted: '' },
  )
  const hasLooks = computed(() => isMail() && body.value !== undefined && htmlOf(body.value) !== undefined)
  const asSent = ref<boolean>()

  async function load(): Promise<void> {
    problem.value = undefined
    const result = await desk.act(
      'messages.body',
      { workitemId, index: index() },
      { about: about(), quiet: true },
    )
    if (!result) return
    if (result.ok) fetched.value = result.value
    else problem.value = result.failure
  }
  const isLast = () => index() === item().messages.length - 1
  onMounted(() => {
    // The one that is to be answered is read at once.
    if (text.value === undefined && isLast()) void load()
  })

  const people = (list: readonly string[]) => list.map(wording.address).join(', ')
  /** The newest of theirs is shown as it was sent; older ones, and where somebody wants it, as words. */
  const isNewest = () => index() === item().messages.findLastIndex(({ direction }) => direction === 'in')
  const showsLooks = computed(() => hasLooks.value && (asSent.value ?? isNewest()))
  return {
    hasLooks,
    showsLooks,
    turnLooks: () => void (asSent.value = !showsLooks.value),
    isOut: computed(() => message.value?.direction === 'out'),
    author: computed(() => {
      if (message.value?.direction === 'out') return t('thread.you')
      const name = plain(item().name ?? '')
      const from = wording.address(message.value?.from ?? '')
      return [name, isMail() && name !== from ? from : ''].filter(Boolean).join(' · ') || from
    }),
    /** To whom else it went, and its subject: of an e-mail only. */
    facts: computed(() => {
      if (!isMail() || !message.value) return []
      const { to, cc, subject = '' } = message.value
      const rows = [
        { term: t('field.to'), text: people(to) },
        { term: t('field.cc'), text: people(cc) },
        { term: t('field.subject'), text: plain(subject) },
      ]
      return rows.filter((row) => row.text !== '')
    }),
    at: computed(() => message.value?.createdAt ?? 0),
    text: computed(() => (whole.value ? parted.value.text : parted.value.text.slice(0, SHOWN))),
    quoted: computed(() => parted.value.quoted),
    isCut: computed(() => !whole.value && parted.value.text.length > SHOWN),
    showWhole: () => void (whole.value = true),
    isMissing: computed(() => text.value === undefined),
    loading: computed(() => desk.isPending('messages.body', about())),
    problem: computed(() => problem.value && wording.failure(problem.value)),
    load,
  }
}
