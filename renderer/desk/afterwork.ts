import type { Workitem } from '../../preload/contract.ts'
import { isColleagueCall } from './caller.ts'

/**
 * Whether it can be said how the contact ended. The table of PROTOCOL 4 lists it for a colleague's leg as well, which never
 * has a wrap-up: there nobody would ever read it.
 */
export const takesDisposition = (item: Workitem): boolean =>
  item.actions.includes('disposition') && (item.state === 'wrapup' || !isColleagueCall(item))

/** Whether it can be said whose contact it is; a colleague is nobody's customer. */
export const takesContact = (item: Workitem): boolean =>
  item.actions.includes('assignContact') && !isColleagueCall(item)
