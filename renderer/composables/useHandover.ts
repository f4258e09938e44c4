import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Survey, Workitem } from '../../preload/contract.ts'
import { WorkitemRecordingOption } from '../../preload/words.ts'
import { plain } from '../format.ts'
import { useDesk } from '../store.ts'
import { useDraft } from './useDraft.ts'
import { useDraftFlag } from './useDraftFlag.ts'
import { useWording } from './useWording.ts'

export type Handover = ReturnType<typeof useHandover>
const { keepCurrent, startRecording, stopRecording } = WorkitemRecordingOption

/**
 * What the agent may set about a contact that is given away, as drafts of its workitem, and what it comes to in words.
 * What is not offered is not sent.
 */
export function useHandover(item: () => Workitem) {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const about = () => item().workitemId
  const record = useDraft(about, 'transferRecording')
  const survey = useDraft(about, 'transferSurvey')
  const ringAll = useDraftFlag(about, 'transferRingAll')
  const extended = useDraftFlag(about, 'transferExtended')
  const dispositionId = useDraft(about, 'transferDisposition')
  const surveys = shallowRef<readonly Survey[]>([])

  const session = computed(() => desk.state?.session)
  const may = (scope: string) => session.value?.authorities.includes(scope) ?? false
  const isVoice = computed(() => item().channelType === 'voice')
  const recording = computed(() => Object.values(WorkitemRecordingOption).find((one) => one === record.value))
  const recordings = computed(() => {
    const words = [startRecording, stopRecording] as const
    return words
      .filter((one) => one === stopRecording || session.value?.settings.recordingAllowed)
      .map((value) => ({ value, label: t(`transfer.${value}`) }))
  })
  const surveyOptions = computed(() =>
    surveys.value.map(({ surveyId, name }) => ({ value: surveyId, label: plain(name) })),
  )
  const dispositions = computed(() =>
    may('workitems:disposition')
      ? desk.dispositions
          .of(about())
          .list.map((one) => ({ value: one.dispositionId, label: wording.localized(one) }))
      : [],
  )
  const labelOf = (options: readonly { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label ?? value

  return {
    recording: record,
    survey,
    ringAll,
    extended,
    dispositionId,
    isVoice,
    recordings,
    surveyOptions,
    dispositions,
    /** Asks for the lists that the choices are made of. */
    async load(): Promise<void> {
      if (may('dispositions:read') && may('workitems:disposition')) void desk.dispositions.load(about())
      const result = await desk.directory.search('survey', { rows: 50 })
      if (result.ok) surveys.value = result.value.list
    },
    /** The part of the payload that all ways of a call share. */
    recorded: () => (isVoice.value ? { recording: recording.value ?? keepCurrent } : {}),
    /** What becomes of the recording, in one sentence. */
    recordingWords(): string {
      if (!isVoice.value) return ''
      const now = item().record === 1 ? 'transfer.goesOn' : 'transfer.notRecorded'
      if (!recording.value || recording.value === keepCurrent) return t(now)
      return t(recording.value === startRecording ? 'transfer.recordingStarts' : 'transfer.recordingStops')
    },
    surveyWords: () =>
      survey.value ? t('transfer.withSurvey', { name: labelOf(surveyOptions.value, survey.value) }) : '',
    dispositionWords: () =>
      dispositionId.value
        ? t('transfer.closedAs', { name: labelOf(dispositions.value, dispositionId.value) })
        : '',
    extendedWords: () => t(extended.value ? 'transfer.stays' : 'transfer.wrapup'),
    /** Whatever was set has been sent, or is not wanted any more. */
    sent: () =>
      desk.drafts.sent(about(), {
        transferRecording: record.value,
        transferSurvey: survey.value,
        transferRingAll: ringAll.value ? 'yes' : '',
        transferExtended: extended.value ? 'yes' : '',
        transferDisposition: dispositionId.value,
      }),
  }
}
