import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import { onlyAct, type Act, type Commands } from '../desk/commands.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useControlActs } from './useControlActs.ts'
import type { Going } from './useGoing.ts'
import { useWording } from './useWording.ts'

type CallCommand =
  'answer' | 'decline' | 'voicemail' | 'hangUp' | 'mute' | 'hold' | 'keypad' | 'record' | 'dial'

const isThere = (one: Workitem | undefined): one is Workitem => one !== undefined

/** The acts of a call, of which the server lists each; the key means the first call that is named. */
export function useCallCommands(going: Going): Pick<Commands, CallCommand> {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t } = useI18n()
  const { controls, held } = useControlActs(going)

  const offered = () => {
    const first = call.ringing()
    const others = desk.workitems.filter((item) => item.state === 'offered' && call.offerOf(item))
    return [...new Set([first, ...others].filter(isThere))]
  }
  function decisions(
    action: string,
    name: Parameters<typeof call.off>[0],
    verb: (item: Workitem) => string,
    run: (item: Workitem) => void,
  ): Act[] {
    const items = offered()
    return items
      .filter((item) => item.actions.includes(action))
      .map((item) => ({
        id: item.workitemId,
        label: t(`verb.${verb(item)}`),
        about: wording.caller(item),
        off: call.off(name),
        byKey: item === items[0],
        run: () => run(item),
      }))
  }
  const leaves = (item: Workitem) => (item.type === 'OutboundCall' ? 'leaveVoicemail' : 'voicemail')

  return {
    answer: () => decisions('accept', 'offers.accept', () => 'answer', call.answer),
    decline: () => decisions('reject', 'offers.reject', () => 'decline', call.decline),
    voicemail: () => [
      ...decisions('voicemail', 'workitems.voicemail', leaves, (item) =>
        call.ask('workitems.voicemail', item),
      ),
      ...controls('voicemail', call.live(), desk.selected),
    ],
    hangUp: () => controls('hangUp', call.live() ?? held(), desk.selected),
    mute: () => controls('mute', call.live(), desk.selected),
    hold: () => controls('hold', held() ?? call.live(), call.live(), desk.selected),
    keypad: () => controls('keypad', call.live(), desk.selected),
    record: () => controls('record', call.live(), desk.selected),
    dial: () => (desk.state?.session ? [onlyAct(t('verb.dial'), () => desk.dialler.show())] : []),
  }
}
