import type { Agent, Offer, Workitem } from './contract.ts'

/** One difference between before and after; `workitem` and `offer` changes carry both sides. */
export type Change =
  | { kind: 'workitem'; id: string; before?: Workitem; after?: Workitem }
  | { kind: 'offer'; id: string; before?: Offer; after?: Offer }
  | { kind: 'agent'; before?: Agent; after?: Agent }
