import type { HttpReply } from '../core/http.ts'

/** What is to go wrong with the next `count` requests whose `METHOD path` contains `route` (empty: any). */
export interface ReplyFault {
  kind: 'delay' | 'lose' | 'answer'
  route: string
  count: number
  /** For *delay*; ms. */
  ms: number
  /** For *answer*. `retryAfter` in seconds. */
  status: number
  retryAfter?: number
  /** Is the request carried out? For *delay*: before the wait, or after it. */
  effect: 'first' | 'later' | 'never'
}

/** The faults that wait for their request. */
export interface Faults {
  add(fault: ReplyFault): void
  /** The fault of this request, which is thereby used up. */
  take(method: string, path: string): ReplyFault | undefined
  waiting(): readonly ReplyFault[]
  clear(): void
  /** Clock ms until which every connection is refused. */
  refuseUntil: number
}

export function createFaults(): Faults {
  let list: ReplyFault[] = []
  return {
    refuseUntil: 0,
    add: (fault) => void list.push({ ...fault }),
    take(method, path) {
      const fault = list.find(({ route }) => `${method} ${path}`.includes(route))
      if (!fault) return undefined
      fault.count -= 1
      if (fault.count <= 0) list = list.filter((one) => one !== fault)
      return fault
    },
    waiting: () => list.map((fault) => ({ ...fault })),
    clear() {
      list = []
      this.refuseUntil = 0
    },
  }
}

const CODES: Record<number, [type: string, code: string]> = {
  429: ['rateLimit', 'RATE_LIMITED'],
  500: ['server', 'INTERNAL_ERROR'],
  502: ['server', 'BAD_GATEWAY'],
  503: ['server', 'UNAVAILABLE'],
  504: ['server', 'GATEWAY_TIMEOUT'],
}

/** The answer that an *answer* fault gives. */
export function faultyReply({ status, retryAfter }: ReplyFault, date: string): HttpReply {
  const [type, code] = CODES[status] ?? ['server', 'INTERNAL_ERROR']
  const message = `The simulator was told to answer ${status}.`
  return {
    status,
    headers: {
      date,
      'content-type': 'application/json; charset=utf-8',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    body: JSON.stringify({ type, code, message, requestId: 'req_fault' }),
  }
}
