import { ACTIONS, SCHEMA_TYPES, TYPES, WORKITEM_STATES } from '../../preload/contract.ts'
import { isEventName, isReason, isStateName, levelOf } from '../logWords.ts'

const split = (words: string) => words.trim().split(/\s+/)

/** Words that leave as they are, wherever they stand: those of the protocol (PROTOCOL 2 to 5), and no word of a person. */
const WORDS = new Set<string>([
  ...WORKITEM_STATES,
  ...TYPES,
  ...SCHEMA_TYPES,
  ...Object.keys(ACTIONS),
  ...Object.values(ACTIONS).flatMap((row) => ('action' in row ? [row.action] : [])),
  ...split(
    `hello welcome snapshot event resumed resync heartbeatAck goaway error identify resume heartbeat reauth`,
  ),
  ...split(
    `voice sms email chat agent customer external ringing connected held left in out user phone none sip`,
  ),
  ...split(`available busy wrapup away noAnswer offline pending accepted rejected expired canceled removed`),
  ...split(
    `hangUp farEnd busy failed callerHungUp answeredElsewhere transferred voicemail closed extendwrapup`,
  ),
  ...split(
    `created updated deleted keepCurrent startRecording stopRecording hold active hangup SUCCESS client`,
  ),
  ...split(
    `authentication permission notFound conflict validation rateLimit server connectedCallback callback`,
  ),
  ...split(`dispositions:read dispositions:write dispositions:delete workitems:disposition`),
])

/** Fields that leave, by name, with what is in them redacted; every other field is left out. */
const FIELDS = new Set<string>(
  split(`
  type name names seq epoch id createdAt workitemId result message cause requestId cursor heartbeatMs serverTime sessionId
  resumeWindowMs bufferSize page agent offers openIds workitems more fromSeq toSeq reason withinMs resumable code lastSeq
  deviceId change object objects list count total param status retryAfterMs workitem registered
  _id version channelType state actions priority from to subject contactId inboxId campaignId userId conferenceWorkitemId
  originWorkitemId ticketId skills participants mute record vmStatus missedStatus messages dispositionId summary note callId
  modifiedAt offeredAt answeredAt endedAt wrapupExpiresAt endReason timeEvents at participantId kind address muted direction
  body text cc offerId expiresAt direct test statusId nextStatusId since category presence connections value primary company
  played digit to option context force addMe workitemIds action baseVersion eventName extendedWork recording number ringAll
  rows start q played toAddresses ccAddresses bccAddresses statuses selectable settings wrapupSeconds wrapupExtendSeconds
  dispositionRequired offerSeconds autoAnswerSeconds rejectStatusId recordingAllowed authorities inboxes tenantId userName
  link callbackDate callbackTime timeZone phoneNumber`),
)

/** Parts of a path that are the protocol's own (PROTOCOL 1, 2, 5). */
const PATH = new Set<string>(
  split(`
  provider users data workflows api elsewhere token-with-authorities token-refresh session ws-ticket calls bridge hold hangup
  mute dtmf recording voicemail workitems voicemailplayed missedcalldialed acd types conferences current members usertransfer
  queuetransfer externaltransfer warmtransfer sendemailresponse survey disposition dispositions contact notes offers accept
  reject claim extendwrapup status sms messages testoffer workitem user queue`),
)

export const isWord = (text: string): boolean =>
  WORDS.has(text) || isReason(text) || isStateName(text) || isEventName(text)
export const isField = (name: string): boolean => FIELDS.has(name)
export const isPathPart = (part: string): boolean => part === '' || PATH.has(part)
export const isPhrase = (phrase: string): boolean => levelOf(phrase) !== undefined
