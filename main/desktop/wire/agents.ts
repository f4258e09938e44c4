import { Agent as PlainAgent, type Agent } from 'node:http'
import { Agent as SecureAgent, type AgentOptions } from 'node:https'
import { createSecureContext, type SecureContext } from 'node:tls'
import { isLoopback } from '../../server/address.ts'
import { Trouble } from '../../server/trouble.ts'
import { TunnelAgent, type TunnelAgentPorts } from './tunnelAgent.ts'
import { waysOf, type Way } from './ways.ts'

/** A connection that nobody used for so long is closed: shorter than servers and the boxes on the way wait, ms. */
const IDLE_MS = 50_000
/** A proxy that could not be reached is passed over for so long: the way behind it may be no way at all, ms. */
const DEAD_MS = 30_000

export interface AgentPorts {
  /** The system's word for a URL, as browsers get it: `PROXY host:port; DIRECT`. */
  resolveProxy(url: string): Promise<string>
  /** Certificate authorities, in PEM; the same list for as long as nothing of it has changed. */
  trusted(): string[]
  login: TunnelAgentPorts['login']
  /** Monotonic ms. */
  now(): number
}

/** What makes connections, by the way that the system names and to whom the system trusts. */
export interface Agents {
  /** For HTTP: connections are kept, and used again. */
  kept(url: string): Promise<Agent>
  /** For one connection. */
  single(url: string): Promise<Agent>
  /** Nothing new goes over what is open now; what was distrusted before ends. Ways and trust are looked up again. */
  renew(): void
  /** There was no answer: the ways and the trust that were looked up may have changed. */
  doubt(error: unknown): void
}

/** Never rejects: where the system cannot say, the way is straight. */
export function createAgents({ resolveProxy, trusted, login, now }: AgentPorts): Agents {
  const inUse = new Map<string, Agent>()
  /** What is under way may still bring its answer. */
  let leaving: Agent[] = []
  const answers = new Map<string, Promise<Way[]>>()
  /** Until when nobody asks them, by `host:port`. */
  const deadProxies = new Map<string, number>()
  /** Reading a hundred certificates takes long. */
  let trust: { list: string[]; context: SecureContext } | undefined

  /** Sockets follow the rules for web pages, which know nothing of their scheme; nobody's rules hold for this machine. */
  async function wayTo(url: string): Promise<Way> {
    const { hostname, host } = new URL(url)
    if (isLoopback(hostname)) return undefined
    const asked =
      answers.get(host) ??
      resolveProxy(`https://${host}/`)
        .catch(() => 'DIRECT')
        .then(waysOf)
    answers.set(host, asked)
    const ways = await asked
    const living = ways.findIndex((way) => way === undefined || !isDead(new URL(way).host))
    // All have failed: they are tried again, from the first on.
    if (living < 0) deadProxies.clear()
    return ways[Math.max(living, 0)]
  }

  const isDead = (host: string) => (deadProxies.get(host) ?? -Infinity) > now()

  function make(kind: string, proxy: Way, options: AgentOptions): Agent {
    if (kind === 'plain') return new PlainAgent(options)
    const list = trusted()
    if (trust?.list !== list) trust = { list, context: createSecureContext({ ca: list }) }
    const { context } = trust
    // Said by name: a variable of the environment could else switch the looking off.
    const secure = { ...options, secureContext: context, rejectUnauthorized: true }
    return proxy === undefined
      ? new SecureAgent(secure)
      : new TunnelAgent({ proxy, login, secureContext: context }, secure)
  }
  /** Without TLS only this very machine is spoken to, and so without a proxy. */
  async function agentBy(url: string, find: (kind: string, proxy: Way) => Agent): Promise<Agent> {
    if (!/^(https|wss):/.test(url)) return find('plain', undefined)
    const proxy = await wayTo(url)
    return find(proxy ?? 'direct', proxy)
  }

  function retire(): void {
    for (const agent of inUse.values()) for (const socket of idleOf(agent)) socket.destroy()
    leaving = [...leaving, ...inUse.values()].filter(isBusy)
    inUse.clear()
    answers.clear()
  }

  return {
    kept: (url) =>
      agentBy(url, (kind, proxy) => {
        const agent = inUse.get(kind) ?? make(kind, proxy, { keepAlive: true, timeout: IDLE_MS })
        inUse.set(kind, agent)
        return agent
      }),
    single: (url) => agentBy(url, (kind, proxy) => make(kind, proxy, {})),
    renew() {
      for (const agent of leaving) agent.destroy()
      leaving = []
      deadProxies.clear()
      retire()
    },
    doubt(error) {
      retire()
      if (error instanceof Trouble && /^PROXY_(DOWN|TLS|CERT_)/.test(error.failure.code))
        deadProxies.set(error.failure.param ?? '', now() + DEAD_MS)
    },
  }
}

const idleOf = (agent: Agent) => Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? [])
const isBusy = ({ sockets, requests }: Agent) => Object.keys({ ...sockets, ...requests }).length > 0
