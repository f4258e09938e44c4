import { onTestFinished } from 'vitest'
import type { AppState } from '../../../../preload/contract.ts'
import { createProxyLogin } from '../../../../main/desktop/wire/proxyLogin.ts'
import { createWire } from '../../../../main/desktop/wire/wire.ts'
import { createOpenSocket } from '../../../../main/server/wsSocket.ts'
import { makeCertificate, type Certificate, type Wanted } from '../../../certificates.ts'
import { createDesk, startPhone, type Phone } from '../../../phone.ts'
import { memorySecrets } from '../../../ports.ts'
import { startSimulator, type Simulator } from '../../../simulator/start.ts'

/** A company's own authority, which signs its servers' certificates. */
export const COMPANY: Certificate = makeCertificate({ names: ['Company Root'], isAuthority: true })

/** A contact centre that speaks TLS; by default as the company would have it. */
export async function aCentre(wanted: Partial<Wanted> = {}): Promise<Simulator> {
  const names = ['centre.example', 'localhost', '127.0.0.1']
  const centre = await startSimulator({ identity: makeCertificate({ names, by: COMPANY, ...wanted }) })
  onTestFinished(() => centre.stop())
  return centre
}

export interface World {
  /** The system's word for the way, as a PAC answer. */
  way?: string | (() => string)
  /** Who is trusted. */
  trusted?: string[]
  env?: Record<string, string>
  secrets?: ReturnType<typeof memorySecrets>
  /** Monotonic ms; stands still by default. */
  now?: () => number
}

/** The network as the app has it, but for the two words of the system. */
export function aWire({ way = 'DIRECT', trusted = [COMPANY.cert], env = {}, ...more }: World = {}) {
  const secrets = more.secrets ?? memorySecrets()
  let tell: () => void = () => undefined
  const login = createProxyLogin({ secrets, env, changed: () => tell() })
  const asked: string[] = []
  const wire = createWire({
    async resolveProxy(url) {
      asked.push(url)
      return typeof way === 'string' ? way : way()
    },
    trusted: () => [...trusted],
    login,
    now: more.now ?? (() => 0),
  })
  return { wire, login, asked, secrets, onChange: (listener: () => void) => void (tell = listener) }
}

/** Ana's phone on that network, at this address. */
export async function aPhone(server: string, network: ReturnType<typeof aWire>): Promise<Phone> {
  const desk = createDesk()
  const { wire, login } = network
  const phone = await startPhone(
    desk,
    { server, userName: 'ana', password: 'ringdesk' },
    {
      fetch: wire.fetch,
      distrust: wire.distrust,
      openSocket: createOpenSocket(wire.single),
      proxy: { signIn: login.signIn },
    },
  )
  onTestFinished(async () => {
    await phone.stop()
    desk.gone()
  })
  return phone
}

export const isLive = ({ connection }: AppState): boolean => connection.link === 'live'
/** Why nothing was reached. */
export const reason = async (phone: Phone): Promise<AppState['connection']['problem']> =>
  (await phone.until(({ connection }) => connection.problem !== undefined)).connection.problem
