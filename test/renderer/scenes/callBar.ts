import type { GlobalKeys, Workitem } from '../../../preload/contract.ts'
import { aState, aWorkitem, NOW } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'

const LONG = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría de la Concepción'
const CALL = ['hold', 'hangUp', 'mute', 'unMute', 'dtmf', 'transferToAgent', 'startRecording']

const ana = aWorkitem({ workitemId: 'ana', actions: CALL })
const li = aWorkitem({
  workitemId: 'li',
  state: 'hold',
  name: 'Li Wei',
  from: '+34915550178',
  inboxId: 'support',
  actions: ['active', 'hangUp', 'transferToAgent'],
  timeEvents: [{ name: 'held', at: NOW - 100_000 }],
})
const bar = (workitems: Workitem[], given: Partial<Scene['state']> = {}): Scene => ({
  page: 'callBar',
  state: aState({ workitems, ...given }),
})

const row = (keys: string, is: 'free' | 'held' | 'taken', on = true) => ({ keys, is, on })
/** A desktop on which one of the keys is another program's, one is switched off and one was chosen anew. */
export const KEYS: GlobalKeys = {
  rows: {
    answer: row('Ctrl+Shift+A', 'free'),
    decline: row('Ctrl+Shift+D', 'free', false),
    hangUp: row('F9', 'free'),
    mute: row('Ctrl+Shift+M', 'taken'),
    hold: row('Ctrl+Shift+L', 'free'),
    show: row('Ctrl+Shift+Space', 'held'),
  },
  isUnsure: true,
}

/** The bar of the calls that are up, in a window of its own. */
export const CALL_BAR_SCENES: Record<string, Scene> = {
  callBar: bar([{ ...ana, mute: 1, record: 1 }]),
  callBarTwo: bar([li, ana]),
  callBarLong: bar([
    { ...ana, name: LONG, mute: 1, record: 1 },
    { ...li, name: LONG },
  ]),
  callBarLost: bar([ana], { connection: { link: 'reconnecting', since: NOW - 4_000, staleSince: NOW } }),
  callBarKeypad: { ...bar([ana]), then: ['.controls .keypad'] },
}
