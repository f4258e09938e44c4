import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Status } from '../../preload/contract.ts'
import { choosable, isAtWork as atWork, statusChange, type StatusChoice } from '../../preload/presence.ts'
import type { MenuOption } from '../components/base/menu.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

const TEST = 'test'
/** Values of the menu: a status at once, or after the work in hand. */
const NOW = 'now:'
const AFTER = 'after:'

/** What the menu of statuses offers, and what each choice asks for. */
export function useStatusMenu() {
  const desk = useDesk()
  const wording = useWording()
  const { t } = useI18n()
  const agent = computed(() => desk.state?.agent)
  const statuses = computed(() => desk.state?.session?.statuses ?? [])
  const isAtWork = computed(() => atWork(desk.workitems))
  const lines = (prefix: string, group: string): MenuOption[] =>
    choosable(statuses.value).map((status) => ({
      value: prefix + status.statusId,
      label: wording.localized(status),
      group,
    }))

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
    const input = statusChange(choiceOf(value), agent.value)
    if (input) void desk.act('agent.setStatus', input)
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

function choiceOf(value: string): StatusChoice {
  const statusId = value.slice(value.indexOf(':') + 1)
  if (value.startsWith(NOW)) return { when: 'now', statusId }
  return { when: 'after', ...(statusId && { statusId }) }
}
