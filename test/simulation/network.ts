import type { Fetch, HttpAnswer, OpenSocket, Socket, SocketEvents } from '../../main/ports.ts'
import type { Centre } from '../simulator/core/centre.ts'
import type { HttpReply } from '../simulator/core/http.ts'
import type { Random } from '../simulator/core/random.ts'
import { between } from '../simulator/core/random.ts'
import type { Scheduler } from './scheduler.ts'

/** The one server that there is. */
const HOST = 'localhost'
const ORIGIN = `http://${HOST}`

/** A request that reached the server, and what it did there. */
export interface Reached {
  at: number
  route: string
  ask: string
  key: string | undefined
  body: string
  status: number
  replayed: boolean
}

/** What the wire between one phone and the centre is like at this moment. Each count is used up one by one. */
export interface Weather {
  /** Nothing gets through, and whoever tries learns it at once (`refused`), or never (`black`). */
  away: 'refused' | 'black' | undefined
  /** Extra ms for everything. */
  slow: number
  loseRequests: number
  loseReplies: number
  /** Answers of a gateway, without the request going further. */
  answers: { status: number; retryAfter?: number }[]
}

export const fair = (): Weather => ({
  away: undefined,
  slow: 0,
  loseRequests: 0,
  loseReplies: 0,
  answers: [],
})

export interface Network {
  weather: Weather
  fetch: Fetch
  openSocket: OpenSocket
  reached: Reached[]
  /** Every socket is cut, as by a reset. */
  cut(): void
  /** Sockets stay open, and nothing passes any more. */
  halfOpen(): void
  /** Since when a socket that the phone holds has been half open; nothing where there is none. */
  deafSince(): number | undefined
  /** The phone's process stands still: what comes in meanwhile is heard when it goes on. */
  hold(): void
  goOn(): void
}

/** A wire of one phone: ordered within a socket, in no order between requests. */
export function createNetwork(time: Scheduler, random: Random, centre: () => Centre | undefined): Network {
  const sockets = new Set<{ cut(): void; deafen(): void; deafAt?: number }>()
  const reached: Reached[] = []
  let held: (() => void)[] | undefined
  const delay = () => between(random, 1, 60) + network.weather.slow
  const toPhone = (run: () => void) => (held ? void held.push(run) : run())

  const fetch: Fetch = (url, init) =>
    new Promise((resolve, reject) => {
      const fail = () => toPhone(() => reject(new TypeError('fetch failed')))
      init.signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      const { weather } = network
      if (weather.away === 'black') return
      if (weather.away === 'refused') return void time.after(1, fail)
      if (take('loseRequests')) return void time.after(delay(), fail)
      time.after(delay(), () => {
        const server = centre()
        const [fault] = weather.answers.splice(0, 1)
        if (!server) return fail()
        const reply = fault ? gateway(fault) : carry(server, url, init)
        const lost = !fault && take('loseReplies')
        time.after(delay(), () => {
          if (lost || network.weather.away) return network.weather.away === 'black' ? undefined : fail()
          toPhone(() => resolve(answerOf(reply)))
        })
      })
    })

  function take(what: 'loseRequests' | 'loseReplies'): boolean {
    if (network.weather[what] <= 0) return false
    network.weather[what] -= 1
    return true
  }

  function carry(server: Centre, url: string, init: Parameters<Fetch>[1]): HttpReply {
    const path = url.slice(ORIGIN.length)
    const headers = { host: HOST, ...init.headers }
    const reply = server.http({
      method: init.method,
      path,
      headers,
      ...(init.body !== undefined && { body: init.body }),
    })
    reached.push({
      at: time.now(),
      route: `${init.method} ${path}`,
      ask: init.headers['x-request-id'] ?? '',
      key: init.headers['idempotency-key'],
      body: init.body ?? '',
      status: reply.status,
      replayed: reply.headers['idempotency-replayed'] === 'true',
    })
    return reply
  }

  const openSocket: OpenSocket = (_url, _protocol, events) => {
    const wire = connect(events)
    return wire
  }

  function connect(events: SocketEvents): Socket {
    let state: 'opening' | 'open' | 'deaf' | 'over' = 'opening'
    let server: ReturnType<Centre['connect']> | undefined
    /** The moment of the last frame each way: none overtakes another. */
    const last = { up: 0, down: 0 }
    const inOrder = (way: 'up' | 'down', run: () => void) => {
      last[way] = Math.max(last[way], time.now() + delay())
      time.after(last[way] - time.now(), () => {
        if (state !== 'over' && state !== 'deaf' && !network.weather.away) run()
      })
    }
    function end(code: number): void {
      if (state === 'over') return
      state = 'over'
      sockets.delete(self)
      server?.closed()
      toPhone(() => events.closed(code, ''))
    }
    const self: { cut(): void; deafen(): void; deafAt?: number } = {
      cut: () => end(1006),
      deafen() {
        if (state !== 'open') return
        state = 'deaf'
        self.deafAt = time.now()
      },
    }
    sockets.add(self)
    time.after(delay(), () => {
      const open = centre()
      if (state === 'over') return
      if (network.weather.away === 'black') return void (state = 'deaf')
      if (!open || network.weather.away) return end(1006)
      state = 'open'
      toPhone(() => state === 'open' && events.open())
      server = open.connect({
        send: (text) => inOrder('down', () => toPhone(() => state === 'open' && events.frame(text))),
        close: (code) => inOrder('down', () => end(code)),
        drop: () => end(1006),
        freeze: () => self.deafen(),
      })
    })
    return {
      send: (text) => inOrder('up', () => server?.receive(text)),
      close() {
        if (state === 'over') return
        const wasDeaf = state === 'deaf'
        state = 'over'
        sockets.delete(self)
        // Behind a dead link the other end hears nothing of it, and drops us when we are silent for long.
        if (!wasDeaf) time.after(delay(), () => server?.closed())
      },
    }
  }

  const network: Network = {
    weather: fair(),
    fetch,
    openSocket,
    reached,
    cut: () => [...sockets].forEach((socket) => socket.cut()),
    halfOpen: () => sockets.forEach((socket) => socket.deafen()),
    deafSince: () => [...sockets].find(({ deafAt }) => deafAt !== undefined)?.deafAt,
    hold: () => void (held ??= []),
    goOn() {
      const waiting = held ?? []
      held = undefined
      waiting.forEach((run) => run())
    },
  }
  return network
}

function gateway({ status, retryAfter }: Weather['answers'][number]): HttpReply {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return { status, headers, body: '' }
}

const answerOf = ({ status, headers, body }: HttpReply): HttpAnswer => ({
  status,
  headers: { get: (name) => headers[name.toLowerCase()] ?? null },
  text: () => Promise.resolve(body),
})
