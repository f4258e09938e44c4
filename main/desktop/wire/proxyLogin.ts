import type { AppState, Result } from '../../../preload/contract.ts'
import { refuse } from '../../../preload/contract.ts'
import type { Secrets } from '../../ports.ts'
import { basic } from '../../server/token.ts'
import { loginsIn } from './proxyEnvironment.ts'

export interface ProxyLoginPorts {
  /** Where what the agent has typed rests between starts: encrypted, or not at all. */
  secrets: Secrets
  env: Readonly<Record<string, string | undefined>>
  changed(): void
}

/** The name and password that a company's proxy wants. They go to that proxy alone, and only one that offers Basic. */
export interface ProxyLogin {
  /** What to say to this proxy (`host:port`); nothing where nothing is known. */
  authorization(proxy: string): Promise<string | undefined>
  /** It wants a password, or another than it was told: that one is never said again. */
  refused(proxy: string, said: string | undefined): void
  /** It lets us through: what it was told is kept. */
  accepted(proxy: string): void
  /** What the agent has typed for the proxy that asks; `BAD_INPUT` where it does not. Kept once the proxy has taken it. */
  signIn(typed: { host: string; userName: string; password: string }): Promise<Result<null>>
  /** What the agent has typed goes, from the disk and from memory; what the environment says stays. Rejects where it would not go. */
  forget(): Promise<void>
  /** The state with what the proxy wants of the agent in it. */
  into(state: AppState): AppState
}

export function createProxyLogin({ secrets, env, changed }: ProxyLoginPorts): ProxyLogin {
  const known = new Map<string, string>()
  /** Typed, and not taken yet. */
  const untried = new Set<string>()
  let asks: AppState['proxy']
  let isKept = true
  let changes = 0
  let loading: Promise<void> | undefined

  function tell(next: AppState['proxy']): void {
    asks = next
    changes += 1
    changed()
  }
  /** Read with the first proxy: most desks have none. */
  async function load(): Promise<void> {
    for (const [proxy, authorization] of loginsIn(env)) known.set(proxy, authorization)
    const text = await secrets.load().catch(() => undefined)
    for (const [proxy, authorization] of pairsIn(text)) known.set(proxy, authorization)
  }
  async function keep(): Promise<void> {
    const own = [...known].filter(([proxy]) => !untried.has(proxy))
    isKept = await secrets.save(JSON.stringify(own)).catch(() => false)
    tell(asks)
  }

  return {
    async authorization(proxy) {
      await (loading ??= load())
      return known.get(proxy)
    },
    refused(proxy, said) {
      // Somebody has typed another since this was said.
      if (said !== known.get(proxy)) return
      known.delete(proxy)
      if (said !== undefined && !untried.delete(proxy)) void keep()
      if (said !== undefined || asks?.host !== proxy)
        tell({ host: proxy, problem: said === undefined ? 'asks' : 'wrong' })
    },
    accepted(proxy) {
      if (untried.delete(proxy)) void keep()
      if (asks?.host === proxy) tell(undefined)
    },
    async signIn({ host, userName, password }) {
      if (asks?.host !== host)
        return refuse('BAD_INPUT', 'This proxy does not ask for a password.', { param: 'host' })
      if (userName === '' || userName.includes(':'))
        return refuse('BAD_INPUT', 'This is no user name of a proxy.', { param: 'userName' })
      known.set(host, basic(userName, password))
      untried.add(host)
      tell(undefined)
      return { ok: true, value: null }
    },
    async forget() {
      known.clear()
      untried.clear()
      loading = undefined
      isKept = true
      tell(asks)
      await secrets.clear()
    },
    into(state) {
      if (changes === 0) return state
      const notices = isKept ? state.notices : [...state.notices, 'proxyInMemory' as const]
      return { ...state, revision: state.revision + changes, notices, ...(asks && { proxy: asks }) }
    },
  }
}

/** What was kept, if it is what we keep. */
function pairsIn(text: string | undefined): [string, string][] {
  try {
    const read: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(read) ? read.filter(isPair) : []
  } catch {
    return []
  }
}
const isPair = (pair: unknown): pair is [string, string] =>
  Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string')
