import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Disposition } from '../../preload/contract.ts'
import { DIRECTIONS, KINDS, MARKS, STATES } from '../desk/historyQuery.ts'
import { plain } from '../format.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

/** How many definitions are offered; a tenant with more is searched by their names. */
const ROWS = 500

/** What the history can be narrowed by, in the agent's words. */
export function useHistoryOptions() {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const dispositions = shallowRef<readonly Disposition[]>()
  const live = () => desk.state?.connection.link === 'live'
  watch(
    [() => desk.state?.catalogueRevision.disposition, live],
    async () => {
      const found = await desk.directory.search('disposition', { rows: ROWS })
      if (found.ok) dispositions.value = found.value.list
    },
    { immediate: true },
  )

  const worded = (values: readonly string[], say: (value: string) => string) =>
    values.map((value) => ({ value, label: say(value) }))
  return {
    kinds: computed(() => worded(KINDS, (kind) => t(`kind.${kind}`))),
    marks: computed(() => worded(MARKS, (mark) => t(`mark.${mark}`))),
    directions: computed(() => worded(DIRECTIONS, (way) => t(`way.${way}`))),
    states: computed(() => worded(STATES, (state) => t(`state.${state}`))),
    queues: computed(() =>
      (desk.state?.session?.inboxes ?? []).map(({ inboxId, name }) => ({
        value: inboxId,
        label: plain(name),
      })),
    ),
    /** Also deleted ones: contacts keep them. */
    dispositions: computed(() =>
      (dispositions.value ?? []).map((one) => ({ value: one.dispositionId, label: wording.localized(one) })),
    ),
    /** What stands for none of them, or for that nobody could say which there are. */
    anyDisposition: computed(() => t(dispositions.value ? 'lookup.any' : 'lookup.unknownNow')),
  }
}
