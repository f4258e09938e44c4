import type { DigitReaction } from './caller.ts'
import type { EndReason } from './shapes.ts'
import type { Reply } from './text/reply.ts'

/** What is to happen later, as data, so that it survives a restart. A job checks by itself whether it still applies. */
export type Job =
  | { kind: 'offerExpires'; offerId: string }
  | { kind: 'wrapupExpires'; workitemId: string; expiresAt: number }
  | { kind: 'lateDispositionEnds'; workitemId: string }
  | { kind: 'callerLeaves'; callId: string; stage: 'waiting' | 'talking'; since?: number }
  | { kind: 'callerPresses'; callId: string; digit: string }
  | { kind: 'callerReacts'; callId: string; reaction: DigitReaction }
  | { kind: 'farEndDecides'; callId: string }
  | { kind: 'agentLost'; userId: string; lostAt: number }
  | { kind: 'assignAgain' }
  | { kind: 'callback'; userId: string; to: string; originWorkitemId: string }
  | { kind: 'dialAgain'; userId: string; to: string; originWorkitemId: string }
  | { kind: 'nextCaller' }
  | { kind: 'nextText' }
  | { kind: 'customerWrites'; callId: string; reply: Reply }
  | { kind: 'rangInVain'; callId: string; why: EndReason }
  | { kind: 'voicemailRecorded'; workitemId: string }
  | { kind: 'musicEnds'; workitemId: string; conferenceId: string; beep: boolean }
  | { kind: 'colleagueDecides'; offerId: string }
  | { kind: 'colleagueClaims'; workitemId: string }
  | { kind: 'colleagueHangsUp'; workitemId: string }
  | { kind: 'colleagueTidies'; workitemId: string }
  | { kind: 'colleagueReturns'; userId: string }
  | { kind: 'surveyAnswered'; workitemId: string; survey: string }
  | { kind: 'tokenEnds'; token: string }
