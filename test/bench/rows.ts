import { createHash } from 'node:crypto'
import type { Workitem } from '../../preload/contract.ts'
import { Workitem as Shape } from '../../preload/contract.ts'
import { T0 } from '../ports.ts'

/** Ids as servers make them: in no order. */
const idOf = (n: number): string => `wi_${createHash('sha256').update(String(n)).digest('hex').slice(0, 16)}`

/** A contact that is over, as JSON some 1 kB: the n-th, as it was after it had changed `round` times. */
export function aPast(n: number, round = 0): Workitem {
  const began = T0 - 2_000_000_000 + n * 20_000
  const customer = `Customer ${n}`
  return Shape.parse({
    workitemId: idOf(n),
    version: 1 + round * 10_000_000 + n,
    type: n % 3 === 0 ? 'OutboundCall' : 'InboundCall',
    channelType: 'voice',
    state: 'terminated',
    actions: ['disposition'],
    priority: 3,
    from: `+1480555${1_000 + (n % 9_000)}`,
    to: '+16025550100',
    name: customer,
    contactId: `ct_${n % 5_000}`,
    inboxId: 'q_support',
    userId: 'u_ana',
    skills: ['english', 'billing'],
    participants: [
      { participantId: 'p1', kind: 'agent', name: 'Ana Ruiz', address: '201', state: 'left', muted: false },
      {
        participantId: 'p2',
        kind: 'customer',
        name: customer,
        address: `+1480555${n % 9_000}`,
        state: 'left',
      },
    ],
    callId: `call_${n}`,
    createdAt: began,
    modifiedAt: began + 90_000 + round,
    offeredAt: began,
    answeredAt: began + 5_000,
    endedAt: began + 90_000,
    endReason: 'farEnd',
    summary: `Asked about the invoice of last month, order ${n}, and when it will be put right`,
    note: `Wants a new address on file; called back ${round} times`,
    timeEvents: [
      { name: 'offered', at: began },
      { name: 'active', at: began + 5_000, userId: 'u_ana' },
      { name: 'terminated', at: began + 90_000 },
    ],
  })
}

/** So many of them, oldest first. */
export const pasts = (count: number, round = 0): Workitem[] =>
  Array.from({ length: count }, (_, n) => aPast(n, round))

/** Cut as a server cuts its pages: far below the largest frame (PROTOCOL 5). */
export function pagesOf<T>(rows: readonly T[], size = 256): T[][] {
  const pages: T[][] = []
  for (let at = 0; at < rows.length; at += size) pages.push(rows.slice(at, at + size))
  return pages
}
