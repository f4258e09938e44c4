import { refuse, type AppState, type Result, type Settled } from '../../../preload/contract.ts'
import type { LoginStart } from './autostart.ts'
import { allLinks, type LinkHandlers } from './links.ts'

/** How the app is settled on this desktop: what is known of it, and what may be changed. */
export interface SettledDesk {
  /** Asks the system; never rejects. */
  check(): Promise<void>
  useLinks(): Promise<Result<null>>
  startAtLogin(starts: boolean): Promise<Result<null>>
  /** The state with ours in it; `revision` goes on rising. */
  into(state: AppState): AppState
}

/** The system is asked when somebody wants to know: its tools are slow, and others may change the answer at any time. */
export function createSettled(ports: {
  links: LinkHandlers
  login: LoginStart
  changed(): void
}): SettledDesk {
  const { links, login, changed } = ports
  let settled: Settled = { links: allLinks('unknown') }
  let changes = 0
  // An entry of ours may name a program that has moved since; looking mends it.
  void login.look().catch(() => undefined)

  async function check(): Promise<void> {
    const [handlers, atLogin] = await Promise.all([
      links.look().catch(() => ({ links: allLinks('unknown') })),
      login.look().catch(() => undefined),
    ])
    tell({ ...handlers, ...(atLogin && { login: atLogin }) })
  }
  function tell(next: Settled): void {
    settled = next
    changes += 1
    changed()
  }

  return {
    check,
    async useLinks() {
      await links.use().catch(() => undefined)
      await check()
      return Object.values(settled.links).every((handler) => handler === 'here')
        ? { ok: true, value: null }
        : refuse('NOT_SETTLED', 'The system goes on handing some of these links to others.')
    },
    async startAtLogin(starts) {
      const done = await login.change(starts)
      const atLogin = await login.look().catch(() => undefined)
      tell({ ...settled, ...(atLogin && { login: atLogin }) })
      return done
    },
    into: (state) => ({ ...state, revision: state.revision + changes, settled }),
  }
}
