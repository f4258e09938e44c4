import type { Workitem } from '../../preload/contract.ts'
import { useCallDesk } from '../callDesk.ts'
import { digitsOf } from '../desk/keypad.ts'
import { useCallControl } from './useCallControl.ts'
import { isTextField } from './useHotkeys.ts'

/** The keys of a telephone, typed or pasted while a call has the focus, go to the other end; the keypad shows them. */
export function useDialKeys(item: () => Workitem | undefined) {
  const desk = useCallDesk()
  const call = useCallControl()
  const takesDigits = () => item()?.actions.includes('dtmf') === true && !call.off('workitems.dtmf')

  function dial(text: string): void {
    const { workitemId } = item() ?? {}
    if (workitemId === undefined) return
    desk.keypad.toggle(workitemId, true)
    void desk.keypad.press(workitemId, text)
  }
  return {
    type(event: KeyboardEvent): void {
      const isCommand = event.ctrlKey || event.metaKey || event.altKey
      // The named keys have digits in them as well: F1 is no 1.
      const isDigit = event.key.length === 1 && digitsOf(event.key).length === 1
      if (!takesDigits() || isCommand || isTextField(event.target) || !isDigit) return
      event.preventDefault()
      dial(event.key)
    },
    paste(event: ClipboardEvent): void {
      const text = event.clipboardData?.getData('text') ?? ''
      if (takesDigits() && !isTextField(event.target) && digitsOf(text).length > 0) dial(text)
    },
    close(): void {
      const { workitemId } = item() ?? {}
      if (workitemId !== undefined) desk.keypad.toggle(workitemId, false)
    },
  }
}
