import { flag, invalid, object, text } from '../fields.ts'
import { isColleagueLeg } from '../calls.ts'
import { leaveConference } from '../conferenceEnd.ts'
import { freshRow } from '../conference.ts'
import { conferenceOf, membersOf } from '../conferenceParties.ts'
import { tenantOf } from '../core.ts'
import { readGiven } from '../dispositionBody.ts'
import { giveDisposition } from '../dispositions.ts'
import { Refusal } from '../refusal.ts'
import { hangUpCall } from '../release.ts'
import type { Ask, Route } from '../route.ts'
import { ok } from '../route.ts'
import { changeWorkitem } from '../rows.ts'
import { readResult } from '../surveyResult.ts'
import type { Workitem } from '../shapes.ts'
import { transferToAgent, transferToExternal, transferToInbox } from '../transfer.ts'
import type { Handover, RecordingOption } from '../transfer.ts'
import type { Row } from '../world.ts'
import { colleagueOf } from './dial.ts'
import { mustAllow, ownRow } from './own.ts'
import { ids, phoneNumber } from './read.ts'

/** A word, or a boolean from the samples (PROTOCOL 2, "Where the seeds disagree"). */
function recordingOf({ core, user, body }: Ask): RecordingOption {
  const { recording = 'keepCurrent' } = body
  const word = typeof recording === 'boolean' ? (recording ? 'startRecording' : 'stopRecording') : recording
  if (word !== 'keepCurrent' && word !== 'startRecording' && word !== 'stopRecording') {
    throw invalid('recording', 'recording must be keepCurrent, startRecording or stopRecording.')
  }
  if (word === 'startRecording' && !tenantOf(core, user.tenantId).settings.recordingAllowed) {
    throw invalid('recording', 'Recording is not allowed here.')
  }
  return word
}

function handoverOf(ask: Ask): Handover {
  const { body } = ask
  const eventName = text(body, 'eventName')
  const surveyId = text(body, 'survey')
  const extendedWork = flag(body, 'extendedWork')
  return {
    recording: recordingOf(ask),
    ...(eventName === undefined || eventName === '' ? {} : { eventName }),
    ...(surveyId === undefined ? {} : { surveyId }),
    ...(extendedWork === undefined ? {} : { extendedWork }),
  }
}

/** Answers to a survey that is named are checked as such; others are kept as they came. */
function answersOf({ core, user, body }: Ask): Workitem['surveyResult'] {
  const given = object(body, 'surveyResult')
  const named = given?.['currentSurveyId'] !== undefined
  return given && named ? readResult(core, user.tenantId, given, 'surveyResult') : given
}

/** The disposition and survey answers that come with a transfer are stored before the call is given away. */
function storeOutcome(ask: Ask, rows: readonly Row[]): void {
  const { core, user, body } = ask
  const dispositionId = text(body, 'dispositionId')
  const answers = answersOf(ask)
  const scope = 'workitems:disposition'
  if (dispositionId !== undefined && !user.authorities.includes(scope)) {
    throw new Refusal('PERMISSION_DENIED', `This needs the permission ${scope}.`, { param: scope })
  }
  const answered = (item: Workitem) => (answers ? { surveyResult: { ...item.surveyResult, ...answers } } : {})
  const given = { dispositionId }
  // All of them are checked before any of them changes: a refusal has no effect.
  for (const row of rows) readGiven(core, { ...row, item: { ...row.item, ...answered(row.item) } }, given)
  for (const row of rows) {
    const item = answers ? changeWorkitem(core, row, answered(row.item)) : row.item
    if (dispositionId !== undefined) giveDisposition(core, freshRow(core, item), given)
  }
}

function transferred(
  action: string,
  at: string,
  run: (ask: Ask, row: Row, handover: Handover) => Workitem,
): Route {
  return {
    at: `POST /users/api/calls/:id/${at}`,
    action,
    key: true,
    run(ask) {
      const row = ownRow(ask)
      mustAllow(row.item, action)
      return ok(run(ask, row, handoverOf(ask)))
    },
  }
}

function external(ask: Ask, row: Row, handover: Handover): Workitem {
  const number = phoneNumber(ask.body, 'number')
  const campaignId = text(ask.body, 'campaignId')
  storeOutcome(ask, [row])
  const now = freshRow(ask.core, row.item)
  const item = campaignId === undefined ? now.item : changeWorkitem(ask.core, now, { campaignId })
  return transferToExternal(ask.core, freshRow(ask.core, item), number, handover)
}

function toInbox(ask: Ask, row: Row, handover: Handover): Workitem {
  const { core, user, params, body } = ask
  const queue = core.world.queues.get(params['inboxId'] ?? '')
  if (queue?.tenantId !== user.tenantId) throw invalid('inboxId', 'There is no such inbox.')
  return transferToInbox(core, row, queue, handover, flag(body, 'ringAll') ?? false)
}

/** `warmTransfer`: after the three-way moment the agent leaves, and those who were named go on. */
function warmTransfer(ask: Ask): Workitem {
  const { core, userId, body } = ask
  const conference = conferenceOf(core, userId)
  if (!conference) throw new Refusal('ACTION_NOT_ALLOWED', 'A warm transfer needs a conference.')
  mustAllow(conference.item, 'warmTransfer')
  const members = membersOf(core, conference)
  const listed = ids(body, 'workitemIds') ?? members.map(({ item }) => item.workitemId)
  const named = members.filter(({ item }) => listed.includes(item.workitemId))
  if (named.length < listed.length) throw invalid('workitemIds', 'Not all of them are in the conference.')
  if (named.length < 2) throw invalid('workitemIds', 'Two must be left to talk to each other.')
  const handover = handoverOf(ask)
  storeOutcome(
    ask,
    named.filter((row) => !isColleagueLeg(core, row)),
  )
  for (const row of members) if (!named.includes(row)) hangUpCall(core, freshRow(core, row.item), 'hangUp')
  return leaveConference(core, freshRow(core, conference.item), 'transferred', handover)
}

/** Handing over (PROTOCOL 2, seed workitem-service.txt, "Transfers", "warmTransfer"). */
export const TRANSFER_ROUTES: readonly Route[] = [
  transferred('transferToAgent', 'usertransfer/:userId', (ask, row, handover) =>
    transferToAgent(ask.core, row, colleagueOf(ask, ask.params['userId'] ?? '', 'userId'), handover),
  ),
  transferred('transferToInbox', 'queuetransfer/:inboxId', toInbox),
  transferred('transferToExternal', 'externaltransfer', external),
  {
    at: 'POST /users/api/conferences/current/warmtransfer',
    action: 'warmTransfer',
    key: true,
    run: (ask) => ok(warmTransfer(ask)),
  },
]
