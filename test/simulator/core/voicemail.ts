import { callOf, finishCall, liveRowsOfCall, rowsOfCall } from './calls.ts'
import type { Core } from './core.ts'
import { tenantOf, userOf } from './core.ts'
import { keepSound, saying, signedUrl, speakingMs } from './media.ts'
import { endUnanswered, offerOf, removeOffer, takenByOne } from './offers.ts'
import { changeWorkitem } from './rows.ts'
import type { Workitem } from './shapes.ts'
import { setStage } from './stage.ts'
import { plan } from './time.ts'
import type { Row } from './world.ts'

/** From the tone to the first word; ms. */
const TONE_MS = 1_000

/** `voicemail` (PROTOCOL 2): a ringing caller is sent to a machine; to whoever is called, the tenant's message is left. */
export function voicemail(core: Core, row: Row): Workitem {
  return row.item.state === 'offered' && row.item.type === 'InboundCall'
    ? sendToVoicemail(core, row)
    : dropMessage(core, row)
}

/** Answers at once; the file follows when the caller has spoken. */
function sendToVoicemail(core: Core, row: Row): Workitem {
  const call = callOf(core, row)
  const offer = offerOf(core, row)
  const item = endUnanswered(core, row, { endReason: 'voicemail' })
  if (offer) removeOffer(core, offer)
  core.tell('voicemail', `${item.name ?? item.from} is sent to voicemail`)
  if (!call) return item
  setStage(core, call, 'voicemail')
  // A colleague who called hears the machine, and is through with it.
  for (const other of liveRowsOfCall(core, call.callId)) finishCall(core, other, 'voicemail')
  takenByOne(core, call, row.owner)
  setStage(core, call, 'voicemail')
  const ms = TONE_MS + speakingMs(call.caller.says ?? '')
  plan(core, ms, { kind: 'voicemailRecorded', workitemId: item.workitemId })
  return core.world.rows.get(item.workitemId)?.item ?? item
}

/** The caller has spoken: the file, the words, and not played yet. */
export function voicemailRecorded(core: Core, workitemId: string): void {
  const row = core.world.rows.get(workitemId)
  const call = row && callOf(core, row)
  if (!row || !call) return
  setStage(core, call, 'ended')
  changeWorkitem(core, row, { ...fileOf(core, call.caller.says ?? ''), vmStatus: 0 })
}

type VoicemailFields = Required<Pick<Workitem, 'voicemailFile' | 'transcriptionMessage'>>

function fileOf(core: Core, sentence: string): VoicemailFields {
  const sound = saying(sentence)
  const voicemailFile = { signedUrl: signedUrl(core, keepSound(core, sound)), durationMs: sound.durationMs }
  return { voicemailFile, transcriptionMessage: sentence }
}

/** The tenant's predefined message is left with whoever is called, and the agent's leg ends. */
function dropMessage(core: Core, row: Row): Workitem {
  const call = callOf(core, row)
  const { voicemailMessage } = tenantOf(core, row.tenantId)
  const file = fileOf(core, voicemailMessage)
  const offer = offerOf(core, row)
  core.tell(
    'voicemail',
    `${userOf(core, row.owner).agent.name} leaves a message with ${row.item.name ?? row.item.to}`,
  )
  const item = finishCall(core, { ...row, item: { ...row.item, ...file } }, 'voicemail')
  if (offer) removeOffer(core, offer)
  for (const other of call ? rowsOfCall(core, call.callId) : []) leaveWith(core, other, file)
  return item
}

/** A colleague who was called finds the message; one who had answered has heard it. */
function leaveWith(core: Core, row: Row, file: VoicemailFields): void {
  const offer = offerOf(core, row)
  if (offer) {
    endUnanswered(core, row, { ...file, endReason: 'voicemail', vmStatus: 0 })
    removeOffer(core, offer)
  } else if (row.item.state !== 'wrapup') finishCall(core, row, 'voicemail')
}
