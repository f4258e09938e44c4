import type { OpenSocket, SocketEvents } from '../main/ports.ts'
import type { Failure } from '../preload/contract.ts'

/** The server's end of one socket. */
export interface Line {
  url: string
  protocol: string
  /** What the client said, oldest first. */
  sent: { type: string; [field: string]: unknown }[]
  /** The code the client left with. */
  left: number | undefined
  open(): void
  say(frame: object): void
  sayText(text: string): void
  /** `problem`: why it never opened. */
  drop(code: number, problem?: Failure): void
}

/** Sockets in memory: a client's end that keeps the port's promises, the server's end for the test. */
export function memorySockets() {
  const lines: Line[] = []
  const openSocket: OpenSocket = (url, protocol, events) => {
    const line = connect(url, protocol, events)
    lines.push(line)
    return {
      send: (text) => void line.sent.push(JSON.parse(text) as Line['sent'][number]),
      close: (code) => void (line.left ??= code),
    }
  }
  return { openSocket, lines, last: () => lines[lines.length - 1] as Line }
}

function connect(url: string, protocol: string, events: SocketEvents): Line {
  let dropped = false
  const heard = (tell: () => void) => {
    if (!dropped && line.left === undefined) tell()
  }
  const line: Line = {
    url,
    protocol,
    sent: [],
    left: undefined,
    open: () => heard(() => events.open()),
    say: (frame) => heard(() => events.frame(JSON.stringify(frame))),
    sayText: (text) => heard(() => events.frame(text)),
    drop: (code, problem) =>
      heard(() => {
        dropped = true
        events.closed(code, '', problem)
      }),
  }
  return line
}
