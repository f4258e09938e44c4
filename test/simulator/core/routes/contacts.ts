import { changeContact, createContact, keptContact } from '../contacts.ts'
import { requiredText } from '../fields.ts'
import { invalid } from '../fields.ts'
import type { Route } from '../route.ts'
import { created, ok } from '../route.ts'
import { changeWorkitem } from '../rows.ts'
import { search } from '../search.ts'
import { mustAllow, ownRow } from './own.ts'

const AT = '/data/api/types/contact'

/** Contacts of the tenant, and whose workitem this is (PROTOCOL 2, `contacts`, `contact association`). */
export const CONTACT_ROUTES: readonly Route[] = [
  {
    at: `GET ${AT}`,
    run({ core, user, query }) {
      const own = [...core.world.contacts.values()].filter(({ tenantId }) => tenantId === user.tenantId)
      const times = new Map(own.map(({ contact, modifiedAt }) => [contact.contactId, modifiedAt]))
      const contacts = own.map(({ contact }) => contact)
      const modifiedAt = ({ contactId }: { contactId: string }) => times.get(contactId) ?? 0
      return ok(search(contacts, query, { modifiedAt, id: ({ contactId }) => contactId }))
    },
  },
  {
    at: `GET ${AT}/:id`,
    run: ({ core, user, params }) => ok(keptContact(core, user.tenantId, params['id'] ?? '').contact),
  },
  {
    at: `POST ${AT}`,
    key: 'ifGiven',
    run: ({ core, user, body }) => created(createContact(core, user.tenantId, body)),
  },
  {
    at: `PATCH ${AT}/:id`,
    run: ({ core, user, params, body }) => ok(changeContact(core, user.tenantId, params['id'] ?? '', body)),
  },
  {
    at: 'PUT /users/api/workitems/:id/contact',
    action: 'assignContact',
    key: true,
    run(ask) {
      const row = ownRow(ask)
      mustAllow(row.item, 'assignContact')
      const contactId = requiredText(ask.body, 'contactId')
      const kept = ask.core.world.contacts.get(contactId)
      if (kept?.tenantId !== row.tenantId) throw invalid('contactId', 'There is no such contact.')
      const { name } = kept.contact
      const same = row.item.contactId === contactId && row.item.name === name
      return ok(same ? row.item : changeWorkitem(ask.core, row, { contactId, name }))
    },
  },
]
