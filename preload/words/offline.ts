import type { ActionName, Actions } from '../contract/actions/index.ts'

type Bound = {
  readonly [N in ActionName as Actions[N]['offline'] extends 'yes' ? never : N]: Actions[N]['offline']
}

/** What the rows of ACTIONS say of a lost connection, for the page, which has no schemas; the compiler keeps both alike. */
const BOUND: Bound = {
  'workitems.active': 'no',
  'workitems.hold': 'no',
  'workitems.hangUp': 'held',
  'workitems.mute': 'held',
  'workitems.unMute': 'no',
  'workitems.dtmf': 'no',
  'workitems.startRecording': 'no',
  'workitems.stopRecording': 'no',
  'workitems.voicemail': 'no',
  'workitems.changePriority': 'no',
  'workitems.claim': 'no',
  'workitems.dial': 'no',
  'workitems.createConference': 'no',
  'workitems.createConferenceWithWorkitems': 'no',
  'workitems.addToConference': 'no',
  'workitems.removeFromConference': 'no',
  'workitems.warmTransfer': 'no',
  'workitems.transferToAgent': 'no',
  'workitems.transferToInbox': 'no',
  'workitems.transferToExternal': 'no',
  'workitems.voicemailPlayed': 'waits',
  'workitems.missedCallDialed': 'waits',
  'workitems.sendEmailResponse': 'waits',
  'workitems.messages': 'waits',
  'workitems.sms': 'waits',
  'workitems.saveSurveyResult': 'waits',
  'workitems.assignContact': 'waits',
  'workitems.notes': 'waits',
  'workitems.extendWrapup': 'no',
  'dispositions.disposition': 'waits',
  'offers.accept': 'no',
  'offers.reject': 'no',
  'offers.test': 'no',
  'agent.setStatus': 'no',
  'app.testPhone': 'no',
}

/** May this verb go out while the connection is not live? */
export const offlineOf = (name: ActionName): Actions[ActionName]['offline'] =>
  (BOUND as Partial<Record<ActionName, Actions[ActionName]['offline']>>)[name] ?? 'yes'
