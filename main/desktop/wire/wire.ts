import { createAgents, type AgentPorts, type Agents } from './agents.ts'
import { createNodeFetch } from './nodeFetch.ts'
import type { Fetch } from '../../ports.ts'
import { Trouble } from '../../server/trouble.ts'

/** HTTP and sockets by Node, through the system's proxy and by the system's trust: one way, one trust, one reason. */
export interface Wire extends Pick<Agents, 'single'> {
  fetch: Fetch
  /** The network may have gone without a word: nothing more is asked over a connection that is open now. */
  distrust(): void
}

export function createWire(ports: AgentPorts): Wire {
  const agents = createAgents(ports)
  const fetch = createNodeFetch(agents.kept)
  return {
    async fetch(url, init) {
      try {
        return await fetch(url, init)
      } catch (error) {
        if (isOfNetwork(error, init.signal)) agents.doubt(error)
        throw error
      }
    },
    single: agents.single,
    distrust: agents.renew,
  }
}

/** Does it say anything of the network? Whoever has thought better of it costs nobody a connection. */
function isOfNetwork(error: unknown, { aborted, reason }: AbortSignal): boolean {
  if (aborted) return reason instanceof DOMException && reason.name === 'TimeoutError'
  return error instanceof Trouble || (error instanceof Error && 'code' in error)
}
