import { onBeforeUnmount, onMounted } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import { useCallControl } from '../composables/useCallControl.ts'
import { useDialKeys } from '../composables/useDialKeys.ts'
import { combination } from '../composables/useHotkeys.ts'
import { isLetter, ownerOf } from '../desk/keymap.ts'
import { usePreferences } from '../preferences.ts'
import { controlsOf, type Control } from '../verbs.ts'
import { useBarDesk } from './barDesk.ts'

/** The places of the row that the bar has room for. */
export const BAR_PLACES: readonly Control['place'][] = ['mute', 'hold', 'keypad', 'transfer', 'hangUp']

/** The window's own keys, while the bar has the focus: they mean its first call. Escape leads back to the desk. */
export function useBarKeys(first: () => Workitem | undefined): void {
  const desk = useBarDesk()
  const call = useCallControl()
  const preferences = usePreferences()
  const dial = useDialKeys(first)

  function escape({ workitemId }: Workitem): void {
    if (desk.keypad.isOpen(workitemId)) dial.close()
    else desk.toDesk(workitemId)
  }
  function press(keys: string, item: Workitem): boolean {
    const place = isLetter(keys) && !preferences.letterKeys ? undefined : ownerOf(keys, preferences.keys)
    const control = controlsOf(item).find((one) => one.place === place && BAR_PLACES.includes(one.place))
    if (control) call.run(control.verb, item)
    return control !== undefined
  }
  function hear(event: KeyboardEvent): void {
    const item = first()
    if (!item || event.defaultPrevented || event.isComposing || event.repeat) return
    const keys = combination(event)
    if (keys === 'Escape') escape(item)
    else if (press(keys, item)) event.preventDefault()
    else dial.type(event)
  }
  onMounted(() => window.addEventListener('keydown', hear))
  onBeforeUnmount(() => window.removeEventListener('keydown', hear))
}
