import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Survey } from '../../preload/contract.ts'
import { plain } from '../format.ts'
import { linesOf } from '../desk/definition.ts'
import { ACTIONS_AFTER, MEDIA, TYPES, type DefinitionField } from '../desk/definitionFields.ts'
import { useDesk } from '../store.ts'

export interface Option {
  value: string
  label: string
}

/** What may be chosen in a definition's fields, by the names that people know. */
export function useDefinitionOptions() {
  const desk = useDesk()
  const { t } = useI18n()
  const surveys = shallowRef<readonly Survey[]>([])
  void desk.directory.search('survey', { rows: 500 }).then((found) => {
    if (found.ok) surveys.value = found.value.list
  })

  const options = computed<Partial<Record<DefinitionField, Option[]>>>(() => ({
    action: ACTIONS_AFTER.map((value) => ({ value, label: t(`definition.action.${value}`) })),
    mediaType: MEDIA.map((value) => ({ value, label: t(`definition.media.${value}`) })),
    workitemType: TYPES.map((value) => ({ value, label: t(`definition.type.${value}`) })),
    queues: (desk.state?.session?.inboxes ?? []).map((inbox) => ({
      value: inbox.inboxId,
      label: plain(inbox.name),
    })),
    survey: surveys.value.map((survey) => ({ value: survey.surveyId, label: plain(survey.name) })),
  }))
  /** With what is set and has no name here: a queue that is gone, a survey of another kind. */
  return (field: DefinitionField, set: string): Option[] => {
    const known = options.value[field] ?? []
    const strange = linesOf(set).filter((value) => !known.some((option) => option.value === value))
    return [...known, ...strange.map((value) => ({ value, label: plain(value) }))]
  }
}
