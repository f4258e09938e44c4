import type { AppState, Workitem } from '../../../preload/contract.ts'
import { isCallUp } from '../../../preload/lifecycle.ts'
import { aim } from '../acts/aim.ts'

/** What an end of the app would leave undone now. */
export type QuitReason =
  { kind: 'ringing' | 'call'; item: Workitem } | { kind: 'wrapUps' | 'unsent'; count: number }

/** Whoever is on the line first; none: the app may end without a word. */
export function quitReasons(state: AppState, serverNow: number): QuitReason[] {
  const ring = aim('answer', state, serverNow)
  // The one that is spoken with says more than one that is held.
  const calls = state.workitems.filter(isCallUp)
  const call = calls.find((item) => item.state !== 'hold') ?? calls[0]
  const wrapUps = state.workitems.filter((item) => item.state === 'wrapup').length
  const unsent = state.outbox.filter(({ fate }) => fate === 'waiting').length
  return [
    ...(ring.ok ? [{ kind: 'ringing' as const, item: ring.item }] : []),
    ...(call ? [{ kind: 'call' as const, item: call }] : []),
    ...(wrapUps > 0 ? [{ kind: 'wrapUps' as const, count: wrapUps }] : []),
    ...(unsent > 0 ? [{ kind: 'unsent' as const, count: unsent }] : []),
  ]
}
