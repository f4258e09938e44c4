import { failure, type Failure, type LinkState, type Verb } from '../preload/contract.ts'
import { can, isCallUp } from '../preload/lifecycle.ts'
import type { Subjects } from './subjects.ts'

/** What the app itself refuses: acts that the server does not list, scopes it did not give, calls over a dead link. */
export function forbidden(
  row: Verb,
  input: object,
  { ids, items }: Subjects,
  { link, authorities }: { link: LinkState; authorities: readonly string[] | undefined },
): Failure | undefined {
  if (link === 'signedOut') return failure('SIGNED_OUT', 'You are signed out.')
  const scope = scopeOf(row, input)
  if (scope !== undefined && authorities && !authorities.includes(scope))
    return failure('PERMISSION_DENIED', 'You do not have the permission for this.', { param: scope })
  const late = row.from?.includes('terminated') ?? false
  const { action } = row
  if (action !== undefined && items.length < ids.length && !late)
    return failure('NOT_FOUND', 'This is over already.')
  const against = action === undefined ? undefined : items.find((item) => !can(item, action))
  if (against)
    return failure('ACTION_NOT_ALLOWED', 'That is not possible any more.', {
      ...(action !== undefined && { param: action }),
      workitem: against,
    })
  if (link === 'live' || row.offline === 'yes' || row.offline === 'waits') return undefined
  if (row.offline === 'held' && items.length > 0 && items.every(isCallUp)) return undefined
  return failure('NOT_LIVE', 'There is no live connection to the server, so calls cannot be controlled now.')
}

/** The scope that this verb takes with this input, if any. */
export function scopeOf({ scope, fieldScope = {} }: Verb, input: object): string | undefined {
  const given = new Map<string, unknown>(Object.entries(input))
  for (const [field, wanted] of Object.entries(fieldScope)) if (given.get(field) !== undefined) return wanted
  if (typeof scope !== 'object') return scope
  return 'type' in input && typeof input.type === 'string' ? scope[input.type] : undefined
}
