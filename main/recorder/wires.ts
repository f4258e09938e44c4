import type { Fetch, HttpAnswer, OpenSocket } from '../ports.ts'
import type { Recorder } from './recorder.ts'

/** An answer above this is kept without its words, characters. */
const LONGEST = 256 * 1024
/** These carry a token, a ticket, or a session with its voice account: their words are never kept. */
const SECRET = /token-with-authorities|token-refresh|\/ws-ticket$|\/session$/
/** What a workitem names lies elsewhere: a signed address, and sounds. */
const OURS = /^\/(provider|users|data|workflows)\//

/** The network's HTTP, with each exchange noted: method, path and status; words only of what the phone reads as its own. */
export function recordFetch(fetch: Fetch, note: Recorder['note']): Fetch {
  let count = 0
  return async (url, init) => {
    const request = (count += 1)
    const { pathname } = new URL(url)
    const path = OURS.test(pathname) ? pathname : '/elsewhere'
    note({ kind: 'asking', request, method: init.method, path })
    try {
      const answer = await fetch(url, init)
      const retryAfter = answer.headers.get('retry-after')
      let isTold = false
      const told = (text?: string) => {
        if (isTold) return
        isTold = true
        note({
          kind: 'answered',
          request,
          status: answer.status,
          ...(retryAfter !== null && { retryAfter }),
          ...(text !== undefined && text.length <= LONGEST && { text }),
        })
      }
      const isSilent = path === '/elsewhere' || SECRET.test(path)
      if (isSilent) told()
      return isSilent ? answer : overheard(answer, told)
    } catch (error) {
      note({ kind: 'answered', request })
      throw error
    }
  }
}

/** The same answer; its text is told as it is read. One that is read in pieces is told without. */
const overheard = (answer: HttpAnswer, told: (text?: string) => void): HttpAnswer => ({
  status: answer.status,
  headers: answer.headers,
  async text() {
    const text = await answer.text()
    told(text)
    return text
  },
  get body() {
    told()
    return answer.body ?? null
  },
})

/** The network's sockets, with each frame noted; of what we send, never a ticket. */
export function recordSockets(openSocket: OpenSocket, note: Recorder['note']): OpenSocket {
  let count = 0
  return (url, protocol, events) => {
    const socket = (count += 1)
    note({ kind: 'opening', socket })
    const real = openSocket(url, protocol, {
      open() {
        note({ kind: 'opened', socket })
        events.open()
      },
      frame(text) {
        note({ kind: 'in', socket, text })
        events.frame(text)
      },
      closed(code, ...more) {
        note({ kind: 'closed', socket, code })
        events.closed(code, ...more)
      },
    })
    return {
      send(text) {
        note({ kind: 'out', socket, text: text.replace(/"ticket":"[^"]*"/, '"ticket":""') })
        real.send(text)
      },
      close(code, reason) {
        note({ kind: 'hungUp', socket, code })
        real.close(code, reason)
      },
    }
  }
}
