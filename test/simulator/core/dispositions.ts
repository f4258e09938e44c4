import { noted } from './calls.ts'
import type { Core } from './core.ts'
import { tenantOf } from './core.ts'
import { readGiven } from './dispositionBody.ts'
import type { Disposition } from './disposition.ts'
import { Refusal } from './refusal.ts'
import { changeWorkitem } from './rows.ts'
import type { Workitem } from './shapes.ts'
import { completeWrapup } from './wrapup.ts'
import type { Row } from './world.ts'

const shareOne = (scope: readonly string[], own: readonly string[]): boolean =>
  scope.length === 0 || scope.some((one) => own.includes(one))

/** Is a definition meant for this workitem? Empty scopes are for all (PROTOCOL 4, "What a disposition does"). */
export function isInScope(disposition: Disposition, item: Workitem): boolean {
  return (
    disposition.deletedAt === 0 &&
    shareOne(disposition.workitemType, [item.type]) &&
    shareOne(disposition.queues, item.inboxId === undefined ? [] : [item.inboxId]) &&
    shareOne(disposition.skills, item.skills) &&
    (disposition.mediaType === undefined || disposition.mediaType === item.channelType)
  )
}

/** The tenant's definitions that are not deleted. */
export const dispositionsOf = (core: Core, tenantId: string): Disposition[] =>
  [...core.world.dispositions.values()]
    .filter((kept) => kept.tenantId === tenantId && kept.disposition.deletedAt === 0)
    .map((kept) => kept.disposition)

/**
 * Takes a disposition for a workitem that lists `disposition`; the workitem is told and returned. Before the end it is
 * stored; in wrap-up it completes; later it is added. Throws the 422 refusals of PROTOCOL 2.
 */
export function giveDisposition(core: Core, row: Row, body: Record<string, unknown>): Workitem {
  const given = readGiven(core, row, body)
  const { item } = row
  if (given.dispositionId === undefined && item.dispositionId === undefined) {
    if (tenantOf(core, row.tenantId).settings.dispositionRequired) {
      throw new Refusal('DISPOSITION_REQUIRED', 'Choose a disposition for this workitem.', {
        param: 'dispositionId',
      })
    }
  }
  const patch = { ...given.fields, timeEvents: noted(core, item, 'dispositioned', row.owner) }
  const after = given.effect ? { ...row, given: given.effect } : row
  core.tell(
    'disposition',
    `${item.name ?? item.from} was dispositioned: ${given.dispositionId ?? 'without one'}`,
  )
  if (item.state === 'wrapup' || item.state === 'terminated') return completeWrapup(core, after, patch)
  return changeWorkitem(core, after, patch)
}
