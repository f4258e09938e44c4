import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { settle } from '../ports.ts'

/** Which way bytes go: `up` to the server, `down` to the app. */
export type Way = 'up' | 'down'

/** What the wire is like for whatever passes from now on. */
export interface Wire {
  /** Whoever connects is reset at once (`refused`), or is let in and heard by nobody (`black`). */
  away: 'refused' | 'black' | undefined
  /** Every piece of bytes comes up to so much later, ms; each connection has a pace of its own, so that one overtakes another. */
  slow: number
  /** Bytes go on in pieces of one to so many; 0: as they come. */
  slices: number
}

/** A wire that does what it is told: TCP on the loopback address, between an app and a server that know nothing of it. */
export interface Proxy {
  port: number
  url: string
  wire: Wire
  /** Every connection is reset at both ends. */
  reset(): void
  /** What passes is swallowed from now on, and neither end hears of the other again: both go on believing. */
  halfOpen(): void
  /** After so many more bytes that way, on whichever connection, that connection is reset; what came before arrives. */
  cutAfter(way: Way, bytes: number): void
  /** The first lines of the requests that went into something half open. */
  unheard(): readonly string[]
  /** Everything is as it should be; what was half open stays so. */
  mend(): void
  /** What is half open is reset, as by a router that came back without its memory. */
  bury(): void
  stop(): Promise<void>
}

export interface ProxyPorts {
  /** The server's port now; undefined while there is none. */
  server(): number | undefined
  /** For what is slow, ms. */
  after(ms: number, run: () => void): void
  /** Uniform in [0, 1). */
  random(): number
  /** Something has happened on the wire. */
  stirred?(): void
}

/** Two ends of one connection. */
interface Line {
  deaf: boolean
  /** Which part of the wire's slowness is this connection's, in [0, 1). */
  pace: number
  ends: [Socket, Socket]
}

/** Starts on a free port. */
export async function startProxy(ports: ProxyPorts): Promise<Proxy> {
  const { stirred = () => undefined } = ports
  const lines = new Set<Line>()
  const budget: Partial<Record<Way, number>> = {}
  const unheard: string[] = []
  const wire: Wire = { away: undefined, slow: 0, slices: 0 }

  function cut({ ends }: Line): void {
    for (const end of ends) end.resetAndDestroy()
  }

  /** What of these bytes still passes; the connection ends behind them if that is not all. */
  function spend(way: Way, bytes: Buffer): Buffer {
    const left = budget[way]
    if (left === undefined) return bytes
    if (bytes.length <= left) budget[way] = left - bytes.length
    else delete budget[way]
    return bytes.subarray(0, left)
  }

  async function write(to: Socket, bytes: Buffer): Promise<void> {
    for (let from = 0; from < bytes.length && !to.destroyed;) {
      const size = wire.slices > 0 ? 1 + Math.floor(ports.random() * wire.slices) : bytes.length
      to.write(bytes.subarray(from, from + size))
      from += size
      stirred()
      // A turn of the loop between two pieces, or the other end would read them as one.
      if (from < bytes.length) await settle()
    }
  }

  function carry(line: Line, from: Socket, to: Socket, way: Way): void {
    let last = Promise.resolve()
    const inOrder = (run: () => Promise<void>) => {
      const slow = wire.slow * line.pace
      const due = slow > 0 ? new Promise<void>((done) => ports.after(slow, done)) : undefined
      last = last.then(async () => {
        await due
        if (!line.deaf) await run()
      })
    }
    from.setNoDelay(true)
    from.on('data', (bytes) => {
      stirred()
      const [first = ''] = line.deaf && way === 'up' ? bytes.toString('latin1').split('\r\n', 1) : []
      if (/^[A-Z]+ \//.test(first)) unheard.push(first)
      inOrder(async () => {
        const passing = spend(way, bytes)
        await write(to, passing)
        if (passing.length < bytes.length) cut(line)
      })
    })
    from.on('end', () => {
      stirred()
      inOrder(async () => void to.end())
    })
    // An end that is reset has its own event, and nothing more to say.
    from.on('error', () => inOrder(async () => void to.resetAndDestroy()))
    from.on('close', () => {
      stirred()
      if (line.ends.every((end) => end.destroyed)) lines.delete(line)
    })
  }

  const server = createServer({ allowHalfOpen: true }, (app) => {
    stirred()
    const port = ports.server()
    if (wire.away === 'refused' || port === undefined) return void app.resetAndDestroy()
    const line: Line = {
      deaf: wire.away === 'black',
      pace: ports.random(),
      ends: [app, connect({ port, host: '127.0.0.1', allowHalfOpen: true })],
    }
    lines.add(line)
    carry(line, app, line.ends[1], 'up')
    carry(line, line.ends[1], app, 'down')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    wire,
    reset: () => lines.forEach(cut),
    unheard: () => unheard,
    halfOpen: () => lines.forEach((line) => (line.deaf = true)),
    cutAfter: (way, bytes) => void (budget[way] = bytes),
    mend() {
      Object.assign(wire, { away: undefined, slow: 0, slices: 0 })
      delete budget.up
      delete budget.down
    },
    bury: () => [...lines].filter(({ deaf }) => deaf).forEach(cut),
    stop() {
      lines.forEach(cut)
      return new Promise((stopped) => server.close(() => stopped()))
    },
  }
}
