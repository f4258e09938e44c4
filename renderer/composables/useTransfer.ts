import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import type { Target } from '../desk/targets.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useDraft } from './useDraft.ts'
import { useHandover } from './useHandover.ts'
import type { TargetKind } from './useTargetSearch.ts'
import { useWording } from './useWording.ts'

/** What stands in the history of the contact for each way it was given away. */
const EVENT = { user: 'transferToAgent', queue: 'transferToInbox', number: 'transferToExternal' } as const
const ACTION = {
  user: 'workitems.transferToAgent',
  queue: 'workitems.transferToInbox',
  number: 'workitems.transferToExternal',
} as const
const KINDS = ['user', 'queue', 'number'] as const

/** A target as it is kept among the drafts, and read again. */
function readTarget(text: string): Target | undefined {
  const [kind, id, name] = text.split('\n')
  const known = KINDS.find((one) => one === kind)
  return known && id ? { kind: known, id, name: name ?? id } : undefined
}

/** A transfer without a word before: to whom, under which conditions, and what that comes to in words. */
export function useTransfer(item: () => Workitem) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t } = useI18n()
  const about = () => item().workitemId
  const query = useDraft(about, 'transferQuery')
  const chosen = useDraft(about, 'transferTarget')
  const handover = useHandover(item)
  const target = computed(() => readTarget(chosen.value))
  const name = computed(() => ACTION[target.value?.kind ?? 'user'])

  function words(): string[] {
    const { value: to } = target
    if (!to) return []
    const who = { name: to.name, caller: wording.caller(item()) }
    const everybody = to.kind === 'queue' && handover.ringAll.value
    const way = handover.isVoice.value ? to.kind : (`${to.kind}Text` as const)
    const own = to.kind === 'number' ? [handover.dispositionWords(), handover.extendedWords()] : []
    const rest = to.kind === 'number' ? own : [handover.surveyWords(), t('transfer.wrapup')]
    const first = t(everybody ? 'transfer.goes.everybody' : `transfer.goes.${way}`, who)
    return [first, handover.recordingWords(), ...rest].filter(Boolean)
  }
  /** Asks for exactly what the words say. */
  function ask({ kind, id }: Target) {
    const how = { about: about() }
    const base = { workitemId: about(), eventName: EVENT[kind], ...handover.recorded() }
    const survey = handover.survey.value
    const inside = { ...base, ...(survey && { survey }) }
    if (kind === 'user') return desk.act(ACTION.user, { ...inside, userId: id }, how)
    if (kind === 'queue')
      return desk.act(
        ACTION.queue,
        { ...inside, inboxId: id, ...(handover.ringAll.value && { ringAll: true }) },
        how,
      )
    const { campaignId } = item()
    const dispositionId = handover.dispositionId.value
    const more = {
      ...(campaignId && { campaignId }),
      ...(dispositionId && { dispositionId }),
      ...(handover.extended.value && { extendedWork: true }),
    }
    return desk.act(ACTION.number, { ...base, ...more, number: id }, how)
  }
  /** The contact is given away, or is in conversation with whoever was asked: nothing of the form is left to send. */
  function done(): void {
    desk.drafts.sent(about(), { transferQuery: query.value, transferTarget: chosen.value })
    handover.sent()
    desk.panels.close(about())
  }

  return {
    query,
    target,
    handover,
    words: computed(words),
    off: computed(() => call.off(name.value)),
    pending: computed(() => desk.isPending(name.value, about())),
    /** The kinds that the server would take now; a written contact stays in the house. */
    kinds: (): TargetKind[] => KINDS.filter((kind) => item().actions.includes(EVENT[kind])),
    /** Whether somebody can be asked before: a queue cannot be spoken to, and a letter is not a call. */
    canAsk: (to: Target) => to.kind !== 'queue' && handover.isVoice.value,
    choose: (to: Target | undefined) => void (chosen.value = to ? [to.kind, to.id, to.name].join('\n') : ''),
    /** A refusal leaves everything as it was set. */
    async commit(): Promise<void> {
      const { value: to } = target
      if (!to || call.off(name.value)) return
      const result = await ask(to)
      if (!result?.ok) return
      desk.targets.remember(to)
      done()
    },
    /** The call that asks about this contact has been placed. */
    asked(consult: Workitem): void {
      desk.consults.link(consult.workitemId, about())
      done()
    },
  }
}
