import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Disposition, Failure } from '../../preload/contract.ts'
import { failure } from '../../preload/words.ts'
import {
  createdOf,
  fieldNamed,
  patchOf,
  textsOf,
  wrongIn,
  type Texts,
  type Wrong,
} from '../desk/definition.ts'
import { FIELDS, type DefinitionField } from '../desk/definitionFields.ts'
import { NEW } from '../desk/definitions.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useWording } from './useWording.ts'

const FORM = 'definition'
export type DefinitionForm = ReturnType<typeof useDefinitionForm>

/** A definition that is being written. Drafts lie over what the server has: another person's change to another field is no quarrel. */
export function useDefinitionForm(
  definition: () => Disposition | undefined,
  saved: (one: Disposition) => void,
) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t } = useI18n()
  const id = definition()?.dispositionId
  const about = `definition:${id ?? NEW}`
  const stored = computed(() => textsOf(definition()))
  const read = (field: DefinitionField) => desk.drafts.read(about, field) ?? stored.value[field]
  const texts = computed(() => Object.fromEntries(FIELDS.map((field) => [field, read(field)])) as Texts)
  const isChanged = computed(() => FIELDS.some((field) => texts.value[field] !== stored.value[field]))
  const refused = computed(() => desk.drafts.refused(about, FORM))

  function write(field: DefinitionField, text: string): void {
    if (refused.value?.field === field) refuse(undefined)
    if (text === stored.value[field]) desk.drafts.drop(about, field)
    else desk.drafts.write(about, field, text)
  }
  function refuse(failed: Failure | undefined): void {
    const at = failed && { field: fieldNamed(failed.param) ?? '', failure: failed }
    desk.drafts.refuse(about, FORM, at)
  }
  /** Our own rules are refusals too, told in our own words. */
  const breaks = (field: DefinitionField, rule: Wrong) =>
    refuse(failure(`rule.${rule}`, '', { param: field }))

  function error(field: DefinitionField | ''): string | undefined {
    if (refused.value?.field !== field) return undefined
    const rule = /^rule\.(\w+)$/u.exec(refused.value.failure.code)?.[1]
    return rule ? t(`definition.wrong.${rule}`) : wording.failure(refused.value.failure)
  }
  function forget(): void {
    for (const field of FIELDS) desk.drafts.drop(about, field)
    refuse(undefined)
  }

  /** Whether another definition has this id already, also a deleted one. */
  async function isTaken(dispositionId: string): Promise<boolean> {
    if (!dispositionId) return false
    return (await desk.directory.retrieve('disposition', dispositionId)).ok
  }
  const ask = (words: Texts) =>
    id === undefined
      ? desk.act('schemaType.create', { type: 'disposition', data: createdOf(words) }, { about, quiet: true })
      : desk.act(
          'schemaType.update',
          { type: 'disposition', id, data: patchOf(stored.value, words) },
          { about, quiet: true },
        )

  async function save(): Promise<void> {
    if (off.value || pending.value) return
    const words = texts.value
    const [wrong] = Object.entries(wrongIn(words)) as [DefinitionField, Wrong][]
    if (wrong) return breaks(...wrong)
    if (id === undefined && (await isTaken(words.dispositionId.trim())))
      return breaks('dispositionId', 'taken')
    const result = await ask(words)
    if (!result) return
    if (!result.ok) return refuse(result.failure)
    refuse(undefined)
    desk.drafts.sent(about, words)
    saved(result.value as Disposition)
  }

  const action = id === undefined ? 'schemaType.create' : 'schemaType.update'
  const off = computed(() => call.off(action))
  const pending = computed(() => desk.isPending(action, about))
  return { isNew: id === undefined, about, read, write, error, isChanged, off, pending, save, forget }
}
