import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

/** From so many choices on they can be searched. */
const MANY = 8

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/** What the server offers for a workitem, in the agent's language, as far as it fits what is searched for. */
export function useWrapUpChoices(item: () => Workitem, chosenId: Ref<string>, search: Ref<string>) {
  const desk = useDesk()
  const wording = useWording()
  const { t, locale } = useI18n()
  const { workitemId } = item()
  const choices = computed(() => desk.dispositions.of(workitemId))
  const isLive = computed(() => desk.state?.connection.link === 'live')

  const all = computed(() =>
    choices.value.list
      .map((choice) => ({ value: choice.dispositionId, label: wording.localized(choice) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, locale.value)),
  )
  const wanted = computed(() => folded(search.value).split(/\s+/).filter(Boolean))
  const fits = ({ label }: { label: string }) => wanted.value.every((word) => folded(label).includes(word))
  const found = computed(() => all.value.filter(fits))
  return {
    chosen: computed(() => choices.value.list.find((choice) => choice.dispositionId === chosenId.value)),
    searchable: computed(() => all.value.length > MANY),
    found,
    /** What is chosen stays in the list, whatever is searched for. */
    options: computed(() => all.value.filter((one) => one.value === chosenId.value || fits(one))),
    placeholder: computed(() => {
      if (choices.value.loading && choices.value.list.length === 0) return t('wrapup.loading')
      if (wanted.value.length > 0) return t('wrapup.found', found.value.length)
      return t('wrapup.choose')
    }),
    unread: computed(() => {
      const { failure } = choices.value
      return isLive.value && failure ? t('wrapup.unread', { reason: wording.failure(failure) }) : undefined
    }),
  }
}
