import { noted } from '../calls.ts'
import { invalid, flag } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import type { Ask, Outcome, Route } from '../route.ts'
import { ok } from '../route.ts'
import { changeWorkitem } from '../rows.ts'
import { now, plan } from '../time.ts'
import { tenantOf } from '../core.ts'
import { mustAllow, ownRow } from './own.ts'

/** A read flag of what has ended; `played` defaults to true (PROTOCOL 2, "Where the seeds disagree"). */
function readFlag(action: string, at: string, field: 'vmStatus' | 'missedStatus'): Route {
  const run = (ask: Ask): Outcome => {
    const row = ownRow(ask)
    mustAllow(row.item, action)
    const value = flag(ask.body, 'played') === false ? 0 : 1
    return ok(row.item[field] === value ? row.item : changeWorkitem(ask.core, row, { [field]: value }))
  }
  return { at: `PUT /users/api/workitems/:id/${at}`, action, key: true, run }
}

/** What an agent notes on a workitem: read flags, notes, and more time to write them (PROTOCOL 2). */
export const NOTE_ROUTES: readonly Route[] = [
  readFlag('voicemailPlayed', 'voicemailplayed', 'vmStatus'),
  readFlag('missedCallDialed', 'missedcalldialed', 'missedStatus'),
  {
    at: 'PUT /users/api/workitems/:id/notes',
    action: 'notes',
    key: true,
    run(ask) {
      const row = ownRow(ask)
      mustAllow(row.item, 'notes')
      const { text, baseVersion } = ask.body
      if (typeof text !== 'string') throw invalid('text', 'text must be text.')
      if (typeof baseVersion !== 'number' || !Number.isInteger(baseVersion) || baseVersion < 0)
        throw invalid('baseVersion', 'baseVersion must be the version on which the text is based.')
      if ((row.noteVersion ?? 0) > baseVersion) {
        throw new Refusal('NOTES_CHANGED', 'The note was changed in the meantime.', { workitem: row.item })
      }
      return ok(row.item.note === text ? row.item : changeWorkitem(ask.core, row, { note: text }))
    },
  },
  {
    at: 'POST /users/api/workitems/:id/extendwrapup',
    action: 'extendwrapup',
    key: true,
    run(ask) {
      const row = ownRow(ask)
      mustAllow(row.item, 'extendwrapup')
      const { core } = ask
      const { wrapupExtendSeconds } = tenantOf(core, row.tenantId).settings
      const expiresAt = (row.item.wrapupExpiresAt ?? now(core)) + wrapupExtendSeconds * 1_000
      plan(core, expiresAt - now(core), { kind: 'wrapupExpires', workitemId: row.item.workitemId, expiresAt })
      const timeEvents = noted(core, row.item, 'wrapupExtended', row.owner)
      return ok(changeWorkitem(core, row, { wrapupExpiresAt: expiresAt, timeEvents }))
    },
  },
]
