import { dispositionsOf, giveDisposition, isInScope } from '../dispositions.ts'
import { withFreshAddresses } from '../media.ts'
import type { Ask, Outcome, Route } from '../route.ts'
import { ok } from '../route.ts'
import { changeWorkitem } from '../rows.ts'
import { search } from '../search.ts'
import type { Workitem } from '../shapes.ts'
import { byChange } from './definitions.ts'
import { mustAllow, ownRow } from './own.ts'

const byTime = { modifiedAt: (item: Workitem) => item.modifiedAt, id: (item: Workitem) => item.workitemId }

/** A file's address expires; whoever asks for the workitem again gets one that is good. */
function fetchOne(ask: Ask): Outcome {
  const row = ownRow(ask)
  const fresh = withFreshAddresses(ask.core, row.item)
  return ok(Object.keys(fresh).length === 0 ? row.item : changeWorkitem(ask.core, row, fresh))
}

/** Workitems and their dispositions (PROTOCOL 2). */
export const WORKITEM_ROUTES: readonly Route[] = [
  { at: 'GET /users/api/workitems/:id', run: fetchOne },
  { at: 'GET /data/api/types/workitem/:id', run: fetchOne },
  {
    at: 'GET /data/api/types/workitem',
    run({ core, userId, query }) {
      const own: Workitem[] = []
      for (const row of core.world.rows.values()) if (row.owner === userId) own.push(row.item)
      return ok(search(own, query, byTime))
    },
  },
  {
    at: 'GET /users/api/workitems/:id/dispositions',
    scope: 'dispositions:read',
    run(ask) {
      const { item, tenantId } = ownRow(ask)
      const meant = dispositionsOf(ask.core, tenantId).filter((one) => isInScope(one, item))
      return ok(search(meant, ask.query, byChange))
    },
  },
  {
    at: 'POST /users/api/workitems/:id/disposition',
    action: 'disposition',
    key: true,
    scope: 'workitems:disposition',
    run(ask) {
      const row = ownRow(ask)
      mustAllow(row.item, 'disposition')
      return ok(giveDisposition(ask.core, row, ask.body))
    },
  },
]
