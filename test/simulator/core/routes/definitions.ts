import { changeDefinition, createDefinition, definitionOf, deleteDefinition } from '../definitions.ts'
import type { Author } from '../definitions.ts'
import type { Disposition } from '../disposition.ts'
import { dispositionsOf } from '../dispositions.ts'
import type { Ask, Route } from '../route.ts'
import { created, noContent, ok } from '../route.ts'
import { search } from '../search.ts'

const AT = '/data/api/types/disposition'
const one = ({ core, user, params }: Ask): Disposition =>
  definitionOf(core, user.tenantId, params['id'] ?? '')
const author = ({ user, userId }: Ask): Author => ({ tenantId: user.tenantId, userId })

/** The order of a list of definitions (PROTOCOL 2, "Search"). */
export const byChange = {
  modifiedAt: (definition: Disposition) => definition.modifiedAt,
  id: (definition: Disposition) => definition.dispositionId,
}

/** Managing definitions (seed disposition.txt, "Manage Disposition definitions", "Permissions"; PROTOCOL 2). */
export const DEFINITION_ROUTES: readonly Route[] = [
  {
    at: `GET ${AT}`,
    scope: 'dispositions:read',
    run: ({ core, user, query }) => ok(search(dispositionsOf(core, user.tenantId), query, byChange)),
  },
  { at: `GET ${AT}/:id`, scope: 'dispositions:read', run: (ask) => ok(one(ask)) },
  {
    at: `POST ${AT}`,
    key: true,
    scope: 'dispositions:write',
    run: (ask) => created(createDefinition(ask.core, author(ask), ask.body)),
  },
  {
    at: `PATCH ${AT}/:id`,
    scope: 'dispositions:write',
    run: (ask) => ok(changeDefinition(ask.core, author(ask), one(ask), ask.body)),
  },
  {
    at: `DELETE ${AT}/:id`,
    scope: 'dispositions:delete',
    run(ask) {
      deleteDefinition(ask.core, author(ask), one(ask))
      return noContent
    },
  },
]
