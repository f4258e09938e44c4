import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { GlobalKeys } from '../../preload/contract.ts'
import { GLOBAL_KEY_IDS } from '../../preload/words.ts'
import { COMMAND_IDS, COMMANDS, FIXED_KEYS, GROUPS, type CommandId } from '../desk/commands.ts'
import { useDesk } from '../store.ts'
import { useKeys } from './useKeys.ts'

/** One row of the sheet: what a key does, and the key. */
export interface KeyLine {
  what: string
  keys: readonly string[]
}

/** All commands that can have a key, by their groups. */
export const KEYED = GROUPS.map((group) => ({
  group,
  ids: COMMAND_IDS.filter((id) => COMMANDS[id].group === group && COMMANDS[id].keys.length > 0),
})).filter(({ ids }) => ids.length > 0)

/** Every key as it is now, by groups: those of the window, and those that act in every program. */
export function useKeyList() {
  const desk = useDesk()
  const keys = useKeys()
  const { t } = useI18n()
  const everywhere = (rows: GlobalKeys['rows']) => ({
    group: t('globalKey.title'),
    lines: GLOBAL_KEY_IDS.filter((id) => rows[id].on).map((id): KeyLine => ({
      what: t(`keys.${id}`),
      keys: [rows[id].keys],
    })),
  })
  const lineOf = (id: CommandId): KeyLine => ({ what: t(`keys.${id}`), keys: keys.of(id) })
  return computed(() => [
    ...KEYED.map(({ group, ids }) => ({
      group: t(`group.${group}`),
      lines: ids.map(lineOf).filter((line) => line.keys.length > 0),
    })),
    {
      group: t('group.field'),
      lines: FIXED_KEYS.map((row): KeyLine => ({ what: t(`keys.${row.what}`), keys: row.keys })),
    },
    ...(desk.state?.globalKeys ? [everywhere(desk.state.globalKeys.rows)] : []),
  ])
}
