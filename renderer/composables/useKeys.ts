import { useI18n } from 'vue-i18n'
import type { CommandId } from '../desk/commands.ts'
import { ariaKeys, isLetter, keysOf } from '../desk/keymap.ts'
import { usePreferences } from '../preferences.ts'

/** The keys that act now, as they are shown and told. */
export function useKeys() {
  const preferences = usePreferences()
  const { t, te } = useI18n()
  /** Without the single letters where those are switched off. */
  const keysNow = (id: CommandId) =>
    keysOf(id, preferences.keys).filter((keys) => preferences.letterKeys || !isLetter(keys))

  return {
    of: keysNow,
    /** What a button shows and tells of its key; a long one is not shown. */
    hints(id: CommandId): { hint?: string; keys?: string } {
      const keys = keysNow(id)
      const hint = keys.find(isLetter)
      return { ...(hint && { hint }), ...(keys.length > 0 && { keys: ariaKeys(keys) }) }
    },
    /** "Control Shift A", to be heard. */
    spoken: (id: CommandId) =>
      keysNow(id)
        .slice(-1)
        .flatMap((keys) => keys.split('+'))
        .map((part) => (te(`key.${part}`) ? t(`key.${part}`) : part))
        .join(' '),
  }
}
