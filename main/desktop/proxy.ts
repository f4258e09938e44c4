import { Agent as HttpsAgent } from 'node:https'
import type { Agent } from 'node:http'
import * as tls from 'node:tls'
import { HttpsProxyAgent } from 'https-proxy-agent'

export interface ProxyPorts {
  /** The system's word for a URL, as browsers get it: `PROXY host:port; DIRECT`. */
  resolveProxy(url: string): Promise<string>
  /** Certificates to trust; undefined keeps Node's own list. */
  certificates(): string[] | undefined
}

/**
 * `ws` knows neither the system's proxy nor its trust store: this is the agent that does. Never rejects: where nothing
 * is known the way is direct.
 */
export function createAgentFor({
  resolveProxy,
  certificates,
}: ProxyPorts): (url: string) => Promise<Agent | undefined> {
  return async (url) => {
    // The rules are written for web pages; many know nothing of a socket's scheme.
    const answer = await resolveProxy(url.replace(/^ws/, 'http')).catch(() => 'DIRECT')
    const proxy = firstProxy(answer)
    const ca = certificates()
    const trust = ca ? { ca } : {}
    if (proxy) return new TrustingProxyAgent(proxy, trust)
    return ca && url.startsWith('wss:') ? new HttpsAgent(trust) : undefined
  }
}

/** The package's own options are for the way to the proxy; the server behind it needs the same trust. */
class TrustingProxyAgent extends HttpsProxyAgent<string> {
  override connect(
    request: Parameters<HttpsProxyAgent<string>['connect']>[0],
    options: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ) {
    const { ca } = this.connectOpts as { ca?: string[] }
    return super.connect(request, { ...options, ...(ca ? { ca } : {}) })
  }
}

/** The first way of the list that we can go; SOCKS is not spoken here and is passed over. */
export function firstProxy(answer: string): string | undefined {
  for (const part of answer.split(';')) {
    const [kind = '', host = ''] = part.trim().split(/\s+/)
    if (kind === 'DIRECT') return undefined
    if (kind === 'PROXY' && host) return `http://${host}`
    if (kind === 'HTTPS' && host) return `https://${host}`
  }
  return undefined
}

/** The system's certificates beside the usual ones; only newer Nodes can say them. */
export function systemCertificates(): string[] | undefined {
  // The types describe a newer Node than the oldest runtime that this runs on.
  const read = (tls as { getCACertificates?: typeof tls.getCACertificates }).getCACertificates
  return read && [...new Set([...read('default'), ...read('system')])]
}
