import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CommandId } from '../desk/commands.ts'
import { noKey, ownerOf, placesOf, withKey } from '../desk/keymap.ts'
import { usePreferences } from '../preferences.ts'
import { useDesk } from '../store.ts'
import { globalOwnerOf } from './useGlobalKeys.ts'
import { chosenKeys } from './useHotkeys.ts'

/** One key of one command, that is being changed. */
export interface KeyPlace {
  id: CommandId
  place: number
}

const TAKES_AWAY = ['Backspace', 'Delete']

export type KeyEditor = ReturnType<typeof useKeyEditor>

/** Changes keys: the next combination that is pressed is the new one, unless another command has it. */
export function useKeyEditor() {
  const desk = useDesk()
  const preferences = usePreferences()
  const { t } = useI18n()
  const at = shallowRef<KeyPlace>()
  /** Why the last combination was not taken, and for which command. */
  const complaint = shallowRef<{ id: CommandId; text: string }>()

  function begin(where: KeyPlace | undefined): void {
    at.value = where
    complaint.value = undefined
  }
  const end = () => begin(undefined)
  function take({ id, place }: KeyPlace, keys: string): void {
    preferences.keys = withKey(preferences.keys, id, place, keys)
    end()
  }
  /** Why this combination cannot be had, in one sentence. */
  function quarrel({ id, place }: KeyPlace, keys: string): string {
    const why = noKey(keys)
    if (why) return t(`keyEdit.no.${why}`, { keys })
    const others = withKey(preferences.keys, id, place, '')
    const owner = ownerOf(keys, others)
    if (owner) return t('keyEdit.taken', { keys, what: t(`keys.${owner}`) })
    const everywhere = globalOwnerOf(desk.state?.globalKeys, keys, id)
    return everywhere ? t('globalKey.everywhere', { keys, what: t(`keys.${everywhere}`) }) : ''
  }

  return {
    begin,
    end,
    isAt: (id: CommandId, place: number) => at.value?.id === id && at.value.place === place,
    complains: (id: CommandId) => (complaint.value?.id === id ? complaint.value.text : ''),
    placesOf: (id: CommandId) => placesOf(id, preferences.keys),
    isChanged: (id: CommandId) => preferences.keys[id] !== undefined,
    hasChanges: computed(() => Object.keys(preferences.keys).length > 0),
    /** Nothing that is pressed while a key is being chosen does anything else; Tab goes on and leaves it as it was. */
    hear(event: KeyboardEvent): void {
      const { value: where } = at
      if (!where || event.key === 'Tab') return
      event.preventDefault()
      const keys = chosenKeys(event)
      if (!keys) return
      if (keys === 'Escape') return end()
      if (TAKES_AWAY.includes(keys)) return take(where, '')
      const text = quarrel(where, keys)
      if (!text) return take(where, keys)
      complaint.value = { id: where.id, text }
    },
    /** Back to the keys of the list; where another command has one of them by now, that one stays where it is. */
    reset(id: CommandId): void {
      const { [id]: _was, ...rest } = preferences.keys
      const others = { ...rest, [id]: [] }
      const keys = placesOf(id, rest).find((one) => one && ownerOf(one, others))
      const owner = keys && ownerOf(keys, others)
      end()
      if (!owner) preferences.keys = rest
      else complaint.value = { id, text: t('keyEdit.taken', { keys, what: t(`keys.${owner}`) }) }
    },
    resetAll(): void {
      preferences.keys = {}
      end()
    },
  }
}
