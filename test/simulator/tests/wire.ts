import { WebSocket } from 'ws'
import type { Simulator } from '../start.ts'
import type { Frame } from './device.ts'

/** An answer over real HTTP; `status` 0 where none came. */
export interface WireAnswer {
  status: number
  body: Record<string, unknown>
  headers: Headers
}

/** Sends a request to `url`; a network failure is an answer with status 0. */
export async function send(
  url: string,
  route: string,
  headers: Record<string, string> = {},
  body?: object,
): Promise<WireAnswer> {
  const [method = '', path = ''] = route.split(' ')
  try {
    const reply = await fetch(url + path, {
      method,
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await reply.text()
    const read: unknown = text.startsWith('{') ? JSON.parse(text) : {}
    return { status: reply.status, headers: reply.headers, body: read as WireAnswer['body'] }
  } catch {
    return { status: 0, headers: new Headers(), body: {} }
  }
}

/** A signed-in client over real HTTP. */
export interface WireClient {
  token: string
  ask(route: string, more?: { key?: string; body?: object }): Promise<WireAnswer>
  connect(deviceId?: string, resume?: object): Promise<WireSocket>
}

/** A real event socket. Waits are for what is heard, never for time. */
export interface WireSocket {
  frames: Frame[]
  say(frame: object): void
  /** The first frame, heard already or yet to come, of which this is true. */
  until(wanted: (frame: Frame) => boolean): Promise<Frame>
  /** The code with which it was closed. */
  closed: Promise<number>
  end(): void
}

export async function signIn(url: string, userName = 'ana'): Promise<WireClient> {
  const basic = { authorization: `Basic ${btoa(`${userName}:ringdesk`)}` }
  const { body } = await send(url, 'GET /provider/token-with-authorities', basic)
  const token = String(body['token'])
  const ask: WireClient['ask'] = (route, { key, body: sent } = {}) => {
    const keyed = key === undefined ? {} : { 'idempotency-key': key }
    return send(url, route, { authorization: `Bearer ${token}`, ...keyed }, sent)
  }
  return {
    token,
    ask,
    async connect(deviceId = 'device-1', resume) {
      const { ticket, url: address } = (await ask('POST /users/api/ws-ticket')).body
      const socket = await openSocket(String(address))
      socket.say({ type: resume ? 'resume' : 'identify', ticket, deviceId, ...resume })
      return socket
    },
  }
}

/** Opens a socket; rejects when it is refused. */
export function openSocket(url: string, protocol = 'ncx.events.v1'): Promise<WireSocket> {
  const socket = new WebSocket(url, protocol)
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data) => {
    const text = (data as Buffer).toString('utf8')
    frames.push(
      text.startsWith('{') && text.endsWith('}') ? (JSON.parse(text) as Frame) : { type: 'raw', text },
    )
    for (const look of waiting) look()
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () =>
      resolve({
        frames,
        closed,
        say: (frame) => socket.send(JSON.stringify(frame)),
        end: () => socket.terminate(),
        until: (wanted) =>
          new Promise((found) => {
            const look = () => {
              const frame = frames.find(wanted)
              if (!frame) return
              waiting.delete(look)
              found(frame)
            }
            waiting.add(look)
            look()
          }),
      }),
    )
  })
}

/** Is this the event of that name? */
export const isEvent =
  (name: string) =>
  (frame: Frame): boolean =>
    frame.type === 'event' && frame['name'] === name

/** What the control plane says over HTTP. */
export const tell = ({ url }: Simulator, verb: string, body: object = {}) =>
  send(url, `POST /control/${verb}`, {}, body)

/** Ana, whose socket has its snapshot: what happens from now on comes to her as events. */
export async function anaAtWork({ url }: Simulator) {
  const ana = await signIn(url)
  const socket = await ana.connect()
  const welcome = await socket.until((frame) => frame.type === 'welcome')
  await socket.until((frame) => frame.type === 'snapshot')
  return { ana, socket, welcome }
}
