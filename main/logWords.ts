import { CHANNELS, EVENT_NAMES, WORKITEM_STATES, type LogLine } from '../preload/contract.ts'

export type Level = LogLine['level']

/** Everything the log can say, by how much it matters. A phrase that is not here is not written: add it, and it is. */
const PHRASES: Readonly<Record<Level, readonly string[]>> = {
  /** For whoever follows one fact on its way. */
  debug: ['asked', 'event', 'news without use'],
  /** What was to happen, and did. */
  info: [
    'started',
    'stopped',
    'second start',
    'update',
    'page reloaded',
    'answered',
    'reply',
    'connection closed',
    'resync',
    'gap in the event stream',
  ],
  /** What should not have happened, and was made good. */
  warn: [
    'listener failed',
    'page gone',
    'message refused',
    'odd start',
    'unsandboxed',
    'cache could not be opened',
    'cache write failed',
    'cache was damaged',
    'cache is slow',
    'journal could not be opened',
    'journal write failed',
    'invariant broken',
    'recording could not be saved',
    'profile could not be saved',
    'policy has a mistake',
    'token refresh failed',
    'certificate file could not be read',
    'not connected',
    'update server gave no answer',
    'stored sign-in could not be removed',
    'unreadable event',
    'odd frame',
    'the server says',
  ],
  /** What only a person can make good. */
  error: ['unexpected error', 'connection given up', 'unlisted phrase'],
}
const LEVELS = new Map(
  Object.entries(PHRASES).flatMap(([level, phrases]) => phrases.map((phrase) => [phrase, level as Level])),
)

/** Why something happened, in our own words or in a code of the protocol. */
const REASONS = new Set([
  'resume',
  'network',
  'lock',
  'unlock',
  'a number is missing',
  'the server is ahead',
  'a frame could not be read',
  'gap before the snapshot ended',
  'no acknowledgement',
  'resumed in part',
  'odd',
  'bad',
  'tooLarge',
  'bad frame',
  'tooLarge frame',
  'page out of order',
  'no hello',
  'no welcome',
  'no snapshot',
  'no answer to resume',
  // Kinds of error
  'Error',
  'TypeError',
  'RangeError',
  'SqliteError',
  'unknown',
  // Ways for a page's process to end
  'crashed',
  'killed',
  'oom',
  'abnormal-exit',
  'launch-failed',
  'integrity-failure',
  // An update's
  ...['unreachable', 'untrusted', 'replayed', 'older', 'interrupted', 'damaged', 'refused', 'notInstalled'],
  // Of the company's file
  ...['unreadable', 'notJson', 'wrong'],
  // Ours
  'BAD_INPUT',
  'UNKNOWN_ACTION',
  'UNTRUSTED_SENDER',
  'NOT_LIVE',
  'NO_ANSWER',
  'UNREACHABLE',
  'TLS',
  'NOT_A_SERVER',
  ...['CERT_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_WRONG_HOST', 'CERT_SELF_SIGNED', 'CERT_UNKNOWN_CA'],
  ...['PROXY_CERT_EXPIRED', 'PROXY_CERT_NOT_YET_VALID', 'PROXY_CERT_WRONG_HOST', 'PROXY_CERT_SELF_SIGNED'],
  ...['PROXY_CERT_UNKNOWN_CA', 'PROXY_TLS', 'PROXY_DOWN', 'PROXY_PASSWORD', 'PROXY_SCHEME', 'PROXY_REFUSED'],
  ...['SOCKET_REFUSED', 'GOING_AWAY'],
  'BAD_ADDRESS',
  'WRONG_PASSWORD',
  'WAITING',
  'NOT_SAVED',
  'SIGN_IN_EXPIRED',
  'SIGNED_OUT',
  'LOCKED',
  'UNSENT',
  'NOT_WIPED',
  'INTERNAL',
  'TOO_LARGE',
  'UNPLAYABLE',
  'BAD_RANGE',
  'UNREADABLE_ANSWER',
  'PROTOCOL_ERROR',
  'TEST_RUNNING',
  // Invariants of what is known (main/invariants.ts)
  'ringWithoutOffer',
  'offerWithoutRing',
  'offerOutlived',
  'twoLiveCalls',
  'entryWithoutKey',
  'versionFell',
  // The server's
  'AUTHENTICATION_ERROR',
  'PERMISSION_DENIED',
  'NOT_FOUND',
  'BAD_REQUEST',
  'ACTION_NOT_ALLOWED',
  'OFFER_NOT_PENDING',
  'NOTES_CHANGED',
  'VALIDATION_FAILED',
  'SURVEY_REQUIRED',
  'CONTACT_REQUIRED',
  'CALLBACK_REQUIRED',
  'DISPOSITION_REQUIRED',
  'DO_NOT_CALL',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'REQUEST_IN_PROGRESS',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_KEY_REQUIRED',
])

const STATES = new Set<string>([
  ...WORKITEM_STATES,
  ...['signedOut', 'connecting', 'reconnecting', 'syncing', 'live', 'expired', 'replaced', 'stopped'],
  ...['checking', 'current', 'downloading', 'ready', 'waiting', 'installing', 'restarting', 'failed'],
  ...['pending', 'accepted', 'rejected', 'expired', 'canceled', 'removed', 'unknown'],
])

const NAMES = new Set<string>([...EVENT_NAMES, ...Object.values(CHANNELS)])

/** How much a phrase matters; `undefined` for one that is not ours. */
export const levelOf = (phrase: string): Level | undefined => LEVELS.get(phrase)
export const isReason = (word: string): boolean => REASONS.has(word)
export const isStateName = (word: string): boolean => STATES.has(word)
export const isEventName = (word: string): boolean => NAMES.has(word)
