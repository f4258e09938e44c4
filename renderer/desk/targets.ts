import { shallowRef } from 'vue'
import type { User, Workitem } from '../../preload/contract.ts'
import { callBackTarget } from './caller.ts'

/** Whom a call can be placed or transferred to; `id` is a userId, an inboxId, or a number as it is dialled. */
export interface Target {
  kind: 'user' | 'queue' | 'number'
  id: string
  name: string
  contactId?: string | undefined
}

/** A target as it is offered: with what tells it from others, and whether it can be reached at all. */
export interface Hit {
  target: Target
  /** The company or the number, in words. */
  about?: string | undefined
  /** The colleague behind it, whose presence is shown. */
  user?: User | undefined
  /** Chosen lately. */
  recent?: boolean
}

export interface Targets {
  /** The last ones, the latest first. */
  recent(): readonly Target[]
  remember(target: Target): void
}

/** How many are worth a place above everybody else. */
const KEPT = 5
const isSame = (one: Target, other: Target) => one.kind === other.kind && one.id === other.id

/** Whom this window has called or transferred to, until it is closed. */
export function createTargets(): Targets {
  const kept = shallowRef<readonly Target[]>([])
  return {
    recent: () => kept.value,
    remember: (target) =>
      void (kept.value = [target, ...kept.value.filter((one) => !isSame(one, target))].slice(0, KEPT)),
  }
}

/** Whom the agent has called, as the history has it, the latest first: what the window remembers ends with it. */
export const dialled = (past: readonly Workitem[], nameOf: (item: Workitem) => string): Target[] =>
  past
    .filter(({ type }) => type === 'OutboundCall')
    .flatMap((item) => callBackTarget(item, nameOf) ?? [])
    .filter((target, index, all) => all.findIndex((other) => isSame(other, target)) === index)
    .slice(0, KEPT)

/** Nobody is there to answer: who is offline cannot be rung. */
export const isReachable = ({ user }: Hit): boolean => user?.category !== 'offline'

/** Each target once, the first of its kind wins. */
export const distinct = (hits: readonly Hit[]): Hit[] =>
  hits.filter((hit, index) => hits.findIndex((other) => isSame(other.target, hit.target)) === index)
