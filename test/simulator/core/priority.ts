import { callOf, rowsOfCall } from './calls.ts'
import type { Core } from './core.ts'
import { changeWorkitem } from './rows.ts'
import type { Workitem } from './shapes.ts'
import type { Row } from './world.ts'

/** `changePriority`: of the contact, for everybody who has it; the queue is gone through in the new order from now on. */
export function changePriority(core: Core, row: Row, priority: number): Workitem {
  const call = callOf(core, row)
  if (call) call.priority = priority
  for (const other of call ? rowsOfCall(core, call.callId) : []) {
    const waits = other.item.state !== 'wrapup' && other.item.workitemId !== row.item.workitemId
    if (waits) changeWorkitem(core, other, { priority })
  }
  return changeWorkitem(core, row, { priority })
}
