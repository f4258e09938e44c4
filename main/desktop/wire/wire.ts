import { createAgents, type AgentPorts, type Agents } from './agents.ts'
import { createNodeFetch } from './nodeFetch.ts'
import type { Fetch } from '../../ports.ts'

/** HTTP and sockets by Node, through the system's proxy and by the system's trust: one way, one trust, one reason. */
export interface Wire extends Pick<Agents, 'single'> {
  fetch: Fetch
  /** The network may have gone without a word: nothing more is asked over a connection that is open now. */
  distrust(): void
}

export function createWire(ports: AgentPorts): Wire {
  const agents = createAgents(ports)
  const fetch = createNodeFetch(agents.kept)
  const doubtful = <T>(asked: Promise<T>): Promise<T> =>
    asked.catch((error: unknown) => {
      agents.doubt(error)
      throw error
    })
  return {
    fetch: (url, init) => doubtful(fetch(url, init)),
    single: agents.single,
    distrust: agents.renew,
  }
}
