import type { Core } from './core.ts'
import { tenantOf, userOf } from './core.ts'
import { isPlayed, TIDY_MS } from './colleague.ts'
import { takeEffect } from './effects.ts'
import { LATE_DISPOSITION_MS } from './rules.ts'
import type { Patch } from './rows.ts'
import { changeWorkitem } from './rows.ts'
import type { Workitem } from './shapes.ts'
import { now, plan } from './time.ts'
import type { Row } from './world.ts'

/** Wrap-up ends by a disposition; by its deadline only where none is missing (PROTOCOL 4), and never with extended work. */
export function startWrapup(core: Core, row: Row, ended: Patch<Workitem>, extended = false): Workitem {
  const { dispositionRequired, wrapupSeconds } = tenantOf(core, row.tenantId).settings
  if (isPlayed(core, row.owner))
    plan(core, TIDY_MS, { kind: 'colleagueTidies', workitemId: row.item.workitemId })
  const missing = dispositionRequired && row.item.dispositionId === undefined
  if (missing || extended) return changeWorkitem(core, row, { ...ended, state: 'wrapup' })
  const expiresAt = now(core) + wrapupSeconds * 1_000
  plan(core, wrapupSeconds * 1_000, { kind: 'wrapupExpires', workitemId: row.item.workitemId, expiresAt })
  return changeWorkitem(core, row, { ...ended, state: 'wrapup', wrapupExpiresAt: expiresAt })
}

/** The end for this agent: what was given as disposition takes effect now. */
export function completeWrapup(core: Core, row: Row, patch: Patch<Workitem>): Workitem {
  const item = changeWorkitem(core, row, {
    ...patch,
    state: 'terminated',
    wrapupExpiresAt: undefined,
    endedAt: patch.endedAt ?? row.item.endedAt ?? now(core),
  })
  const after = core.world.rows.get(item.workitemId)
  if (after?.given) takeEffect(core, after, after.given)
  if (item.actions.includes('disposition')) {
    plan(core, LATE_DISPOSITION_MS, { kind: 'lateDispositionEnds', workitemId: item.workitemId })
  }
  return item
}

/** The deadline has come, unless it was moved or the wrap-up is over. */
export function expireWrapup(core: Core, workitemId: string, expiresAt: number): void {
  const row = core.world.rows.get(workitemId)
  if (row?.item.state !== 'wrapup' || row.item.wrapupExpiresAt !== expiresAt) return
  core.tell('wrapup', `The wrap-up of ${userOf(core, row.owner).agent.name} has ended by itself`)
  completeWrapup(core, row, {})
}

/** A day later the list of actions loses its `disposition`. */
export function endLateDisposition(core: Core, workitemId: string): void {
  const row = core.world.rows.get(workitemId)
  if (row?.item.actions.includes('disposition')) changeWorkitem(core, row, {})
}
