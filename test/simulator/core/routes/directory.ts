import { Refusal } from '../refusal.ts'
import type { Ask, Outcome, Route } from '../route.ts'
import { ok } from '../route.ts'
import { search } from '../search.ts'

/** Two routes for a type of the directory: the list, and one by id. */
function directory<T extends object>(
  type: string,
  list: (ask: Ask) => T[],
  idOf: (object: T) => string,
): Route[] {
  const at = `GET /data/api/types/${type}`
  const order = { modifiedAt: () => 0, id: idOf }
  const one = (ask: Ask): Outcome => {
    const found = list(ask).find((object) => idOf(object) === ask.params['id'])
    if (!found) throw new Refusal('NOT_FOUND', `There is no such ${type}.`, { param: 'id' })
    return ok(found)
  }
  return [
    { at, run: (ask) => ok(search(list(ask), ask.query, order)) },
    { at: `${at}/:id`, run: one },
  ]
}

/** Users, inboxes and surveys of the tenant (PROTOCOL 2). A user in lists is an Agent with `presence` (PROTOCOL 3). */
export const DIRECTORY_ROUTES: readonly Route[] = [
  ...directory(
    'user',
    ({ core, user }) =>
      [...core.world.users.values()]
        .filter((one) => one.tenantId === user.tenantId)
        .map(({ agent }) => ({ ...agent, presence: agent.category })),
    (agent) => agent.userId,
  ),
  ...directory(
    'queue',
    ({ core, user }) =>
      [...core.world.queues.values()]
        .filter((queue) => queue.tenantId === user.tenantId)
        .map(({ inboxId, name }) => ({ inboxId, name })),
    (queue) => queue.inboxId,
  ),
  ...directory(
    'survey',
    ({ core, user }) =>
      [...core.world.surveys.values()]
        .filter((kept) => kept.tenantId === user.tenantId)
        .map((kept) => kept.survey),
    (survey) => survey.surveyId,
  ),
]
