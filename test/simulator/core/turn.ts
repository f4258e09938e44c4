import { assignCalls } from './acd.ts'
import type { Core } from './core.ts'
import { settleStatus } from './status.ts'

/**
 * One thing at a time: carries something out, then lets what follows from it happen (who is free now, which call goes
 * to whom) before anything else begins.
 */
export function turn<T>(core: Core, run: () => T, cause?: Core['cause']): T {
  const outer = core.cause
  core.cause = cause
  try {
    return run()
  } finally {
    settle(core)
    core.cause = outer
  }
}

function settle(core: Core): void {
  do {
    for (const userId of core.unsettled) {
      core.unsettled.delete(userId)
      settleStatus(core, userId)
    }
    assignCalls(core)
  } while (core.unsettled.size > 0)
}
