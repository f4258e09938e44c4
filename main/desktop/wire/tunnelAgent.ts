import { Agent, type AgentOptions, type RequestOptions } from 'node:https'
import { isIPv6 } from 'node:net'
import type { Duplex } from 'node:stream'
import type { SecureContext } from 'node:tls'
import { Trouble } from '../../server/trouble.ts'
import type { ProxyLogin } from './proxyLogin.ts'
import { openTunnel } from './tunnel.ts'

export interface TunnelAgentPorts {
  /** `http://host:port`, or `https://`. */
  proxy: string
  secureContext: SecureContext
  login: Pick<ProxyLogin, 'authorization' | 'refused' | 'accepted'>
}

type Made = (error: Error | null, stream: Duplex) => void

/** Goes through a proxy, and speaks TLS with the server behind it, which is verified as on a straight way. */
export class TunnelAgent extends Agent {
  readonly #ports: TunnelAgentPorts

  constructor(ports: TunnelAgentPorts, options: AgentOptions) {
    super(options)
    this.#ports = ports
  }

  override createConnection(options: RequestOptions, made: Made): undefined {
    this.#tunnel(options).then(
      (stream) => made(null, stream),
      // Who is told of the error looks at no stream.
      (error: Error) => (made as (error: Error) => void)(error),
    )
  }

  async #tunnel(options: RequestOptions): Promise<Duplex> {
    const { proxy, secureContext, login } = this.#ports
    const { host } = new URL(proxy)
    const authorization = await login.authorization(host)
    try {
      const name = options.host ?? ''
      const to = `${isIPv6(name) ? `[${name}]` : name}:${options.port ?? 443}`
      const socket = await openTunnel({ proxy, to, authorization, secureContext })
      login.accepted(host)
      const overTunnel: RequestOptions & { socket: Duplex } = { ...options, socket }
      const stream = super.createConnection(overTunnel)
      if (!stream) throw new Error('no stream over the tunnel')
      return stream
    } catch (error) {
      if (error instanceof Trouble && error.failure.code === 'PROXY_PASSWORD')
        login.refused(host, authorization)
      throw error
    }
  }
}
