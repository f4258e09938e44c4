import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import type { Pair } from '../desk/consults.ts'
import { onlyAct, type Act, type Commands } from '../desk/commands.ts'
import type { Panel } from '../desk/panels.ts'
import { isOwnConference } from '../desk/sections.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useConsult } from './useConsult.ts'
import { useControlActs } from './useControlActs.ts'
import type { Going } from './useGoing.ts'
import { useMember } from './useMember.ts'
import { useWording } from './useWording.ts'

type TransferCommand = 'transfer' | 'conference' | 'join' | 'back' | 'handOver' | 'startConference' | 'member'

/** Giving a call away, asking somebody first, and bringing calls together. */
export function useTransferCommands(going: Going): Pick<Commands, TransferCommand> {
  const desk = useDesk()
  const call = useCallControl()
  const consulting = useConsult()
  const member = useMember()
  const wording = useWording()
  const { t } = useI18n()
  const { controls } = useControlActs(going)
  const looked = () => desk.selected ?? call.live()

  /** A panel stands at the desk: from elsewhere its act goes there, and leaves open what is open. */
  const atTheDesk = (panel: Panel, act: Act): Act => ({
    ...act,
    run() {
      const isOpen = desk.place !== 'desk' && desk.panels.of(act.id) === panel
      desk.go('desk')
      if (!isOpen) act.run()
    },
  })
  /** In a conference it goes to the button that completes the transfer (`CompleteTransfer.vue`). */
  function complete(item: Workitem | undefined): Act[] {
    if (!item?.actions.includes('warmTransfer')) return []
    const run = () => desk.panels.toggle(item.workitemId, 'transfer')
    const off = call.off('workitems.warmTransfer')
    return [onlyAct(t('verb.completeTransfer'), run, { id: item.workitemId, off })]
  }
  function ofPair(verb: 'joinAll' | 'handOver', addMe: boolean): Act[] {
    const pair = consulting.pairOf(looked())
    if (!pair || !consulting.mayJoin(pair)) return []
    const run = () => void consulting.join(pair, addMe)
    return [onlyAct(t(`verb.${verb}`), run, { off: consulting.off(), about: names(pair) })]
  }
  const names = ({ customer, consult }: Pair) => `${wording.caller(consult)}, ${wording.caller(customer)}`
  function back(): Act[] {
    const item = looked()
    const pair = consulting.pairOf(item)
    const over = item && !pair ? consulting.overOf(item) : undefined
    const customer = (pair ?? over)?.customer
    if (!customer) return []
    const run = () => (pair ? void consulting.back(pair) : call.run('retrieve', customer))
    const off = call.off('workitems.active')
    return [onlyAct(t('verb.backToCustomer'), run, { off, about: wording.caller(customer) })]
  }
  function members(): Act[] {
    const items = desk.workitems.filter((item) => item.conferenceWorkitemId !== undefined)
    return items.flatMap((item) =>
      member.actsOf(item).map(({ verb, label, off, run }) => {
        const id = `${verb} ${item.workitemId}`
        return { id, label, off, run, about: wording.caller(item), byKey: false }
      }),
    )
  }
  function startConference(): Act[] {
    if (!desk.state?.session || desk.workitems.some(isOwnConference)) return []
    const off = call.off('workitems.createConference')
    return [
      onlyAct(t('verb.startConference'), () => void desk.act('workitems.createConference', {}), { off }),
    ]
  }

  return {
    transfer: () =>
      [...complete(looked()), ...controls('transfer', looked(), call.live())].map((act) =>
        atTheDesk('transfer', act),
      ),
    conference: () =>
      controls('conference', looked(), call.live()).map((act) => atTheDesk('conference', act)),
    join: () => ofPair('joinAll', true),
    handOver: () => ofPair('handOver', false),
    back,
    startConference,
    member: members,
  }
}
