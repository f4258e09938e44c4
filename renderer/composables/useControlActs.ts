import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import type { Act } from '../desk/commands.ts'
import { useDesk } from '../store.ts'
import { ACTION_OF, controlsOf, PANEL_OF, type Control } from '../verbs.ts'
import { useCallControl } from './useCallControl.ts'
import type { Going } from './useGoing.ts'
import { useWording } from './useWording.ts'

const isThere = (one: Workitem | undefined): one is Workitem => one !== undefined

/** The buttons in the row of controls, as acts. */
export function useControlActs(going: Going) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t } = useI18n()

  function press({ verb }: Control, item: Workitem): void {
    // What is opened has to be seen, wherever in the window the agent is.
    if (PANEL_OF[verb]) desk.select(item.workitemId)
    call.run(verb, item)
    if (verb === 'keypad' && desk.keypad.isOpen(item.workitemId)) going.call(item.workitemId)
  }
  return {
    /** A held call that is looked at is meant before the live one: the key then retrieves it. */
    held: () => (desk.selected?.state === 'hold' ? desk.selected : undefined),
    /** The button of one place, for each of these calls that has it; the key means the first that is named. */
    controls(place: Control['place'], ...items: (Workitem | undefined)[]): Act[] {
      const calls = [...new Set(items.filter(isThere))]
      return calls.flatMap((item, at) =>
        controlsOf(item)
          .filter((control) => control.place === place)
          .map((control) => ({
            id: item.workitemId,
            label: t(`verb.${control.verb}`),
            about: wording.caller(item),
            off: call.off(ACTION_OF[control.verb]),
            byKey: at === 0,
            run: () => press(control, item),
          })),
      )
    },
  }
}
