import type { Workitem } from '../../preload/contract.ts'
import type { Panel } from '../desk/panels.ts'
import { useDesk } from '../store.ts'
import { controlsOf, PANEL_OF, type Control } from '../verbs.ts'
import { useCallControl } from './useCallControl.ts'
import { useConsult } from './useConsult.ts'
import { useHotkeys } from './useHotkeys.ts'

interface Sheet {
  openKeys(): void
  focusWrapUp(): Promise<void>
  focusCall(workitemId: string): Promise<void>
}

/** The keys of the main window, as the sheet of keys lists them. */
export function useDeskKeys(sheet: Sheet): void {
  const desk = useDesk()
  const call = useCallControl()
  const consulting = useConsult()

  function press(place: Control['place'], item: Workitem | undefined): void {
    const control = item && controlsOf(item).find((known) => known.place === place)
    if (!item || !control) return
    // What is opened has to be seen, wherever in the window the agent is.
    if (PANEL_OF[control.verb]) desk.select(item.workitemId)
    call.run(control.verb, item)
  }
  /** A held call that is looked at is meant before the live one: the key then retrieves it. */
  const held = () => (desk.selected?.state === 'hold' ? desk.selected : undefined)
  const mute = () => press('mute', call.live())
  const hold = () => press('hold', held() ?? call.live())
  function decide(how: 'answer' | 'decline'): void {
    const item = call.ringing()
    if (item) call[how](item)
  }

  const looked = () => desk.selected ?? call.live()
  const record = () => press('record', call.live())
  /** In a conference it goes to the button that completes the transfer (`CompleteTransfer.vue`). */
  function transfer(): void {
    const item = looked()
    if (item?.actions.includes('warmTransfer')) desk.panels.toggle(item.workitemId, 'transfer')
    else press('transfer', item)
  }
  const conference = () => press('conference', looked())

  /** A panel stands at the desk: from elsewhere its key goes there, and leaves open what is open. */
  function atTheDesk(panel: Panel, act: () => void): void {
    const item = looked()
    if (!item) return
    const isOpen = desk.place !== 'desk' && desk.panels.of(item.workitemId) === panel
    desk.go('desk')
    if (!isOpen) act()
  }

  /** One key back to the customer alone, and one that joins all three. */
  function consult(how: 'back' | 'join'): void {
    const pair = consulting.pairOf(looked())
    if (!pair) return
    if (how === 'back') void consulting.back(pair)
    else if (consulting.mayJoin(pair)) void consulting.join(pair, true)
  }

  function openKeypad(): void {
    const item = call.live()
    if (!item) return
    press('keypad', item)
    if (desk.keypad.isOpen(item.workitemId)) void sheet.focusCall(item.workitemId)
  }

  useHotkeys({
    M: mute,
    H: hold,
    K: openKeypad,
    '/': desk.dialler.show,
    R: record,
    B: () => consult('back'),
    J: () => consult('join'),
    T: () => atTheDesk('transfer', transfer),
    C: () => atTheDesk('conference', conference),
    W: () => void sheet.focusWrapUp(),
    '?': sheet.openKeys,
    'Ctrl+Shift+A': () => decide('answer'),
    'Ctrl+Shift+D': () => decide('decline'),
    'Ctrl+Shift+H': () => press('hangUp', call.live() ?? held()),
    'Ctrl+Shift+M': mute,
    'Ctrl+Shift+L': hold,
  })
}
