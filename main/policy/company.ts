import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { NO_POLICY, ruled, type AppState, type Policy, type PolicyStatus } from '../../preload/contract.ts'
import type { OutsidePort } from '../ports.ts'

/** The company's word, as the rest of the desktop asks for it. */
export interface Company {
  policy: Policy
  /** The state with it, so that the window can say what is set, and what is wrong with the file. */
  into(state: AppState): AppState
  /** What the session keeps for us is as the company wants it: at each start where it is locked, else at the first. */
  settle(outside: Pick<OutsidePort, 'startAtLogin' | 'useLinks'>): void
}

/** Nothing of it changes while the app runs: the file is read at the start. Ask before anything is written to `dataDir`. */
export function createCompany(status: PolicyStatus | undefined, dataDir: string): Company {
  const policy: Policy = status ?? NO_POLICY
  const isFirst = !existsSync(join(dataDir, 'profile.json'))
  return {
    policy,
    into: (state) =>
      status
        ? {
            ...state,
            policy: status,
            notices: status.problems.length > 0 ? [...state.notices, 'policyProblem'] : state.notices,
          }
        : state,
    settle(outside) {
      const { locked } = policy
      const starts = isFirst ? ruled(policy, 'startAtLogin') : locked.startAtLogin
      const links = isFirst ? ruled(policy, 'links') : locked.links
      if (starts !== undefined) void outside.startAtLogin(starts)
      if (links) void outside.useLinks()
    },
  }
}
