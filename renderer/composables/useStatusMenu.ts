import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Status } from '../../preload/contract.ts'
import type { MenuOption } from '../components/base/menu.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

const TEST = 'test'
/** Values of the menu: a status at once, or after the work in hand. */
const NOW = 'now:'
const AFTER = 'after:'
const AT_WORK = ['dialing', 'active', 'hold', 'conference', 'wrapup']

/** What the menu of statuses offers, and what each choice asks for. */
export function useStatusMenu() {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const agent = computed(() => desk.state?.agent)
  const statuses = computed(() => desk.state?.session?.statuses ?? [])
  /** A call or its wrap-up covers the status that was chosen; only then there is an "after this". */
  const isAtWork = computed(() =>
    desk.workitems.some((item) => item.channelType === 'voice' && AT_WORK.includes(item.state)),
  )
  const lines = (prefix: string, group: string): MenuOption[] =>
    statuses.value
      .filter((status) => status.selectable)
      .map((status) => ({ value: prefix + status.statusId, label: wording.localized(status), group }))

  const options = computed((): MenuOption[] => {
    const test = { value: TEST, label: t('control.testPhone'), group: t('control.phone'), act: true }
    if (!isAtWork.value) return [...lines(NOW, t('control.status')), test]
    const none = { value: AFTER, label: t('control.noNext'), group: t('control.after') }
    return [none, ...lines(AFTER, t('control.after')), ...lines(NOW, t('control.now')), test]
  })

  function choose(value: string): void {
    if (value === TEST) {
      desk.readiness.show()
      return void desk.act('app.testPhone', {})
    }
    if (value.startsWith(NOW)) return void desk.act('agent.setStatus', { statusId: value.slice(NOW.length) })
    const nextStatusId = value.slice(AFTER.length)
    const statusId = agent.value?.statusId
    if (statusId) void desk.act('agent.setStatus', { statusId, ...(nextStatusId && { nextStatusId }) })
  }

  return {
    options,
    chosen: computed(() => [
      NOW + (agent.value?.statusId ?? ''),
      ...(isAtWork.value ? [AFTER + (agent.value?.nextStatusId ?? '')] : []),
    ]),
    categoryOf(value: string): Status['category'] {
      const statusId = value.slice(value.indexOf(':') + 1)
      return statuses.value.find((status) => status.statusId === statusId)?.category ?? 'unknown'
    },
    choose,
  }
}
