import type { Route } from './route.ts'
import { CALL_ROUTES } from './routes/calls.ts'
import { CONFERENCE_ROUTES } from './routes/conference.ts'
import { CONTACT_ROUTES } from './routes/contacts.ts'
import { DEFINITION_ROUTES } from './routes/definitions.ts'
import { DIAL_ROUTES } from './routes/dial.ts'
import { DIRECTORY_ROUTES } from './routes/directory.ts'
import { MEDIA_ROUTES } from './routes/media.ts'
import { NOTE_ROUTES } from './routes/notes.ts'
import { OFFER_ROUTES } from './routes/offers.ts'
import { SESSION_ROUTES } from './routes/session.ts'
import { SURVEY_ROUTES } from './routes/surveys.ts'
import { TEXT_ROUTES } from './routes/text.ts'
import { TRANSFER_ROUTES } from './routes/transfers.ts'
import { WORKITEM_ROUTES } from './routes/workitems.ts'

/** Everything this server answers to. A new verb is a row in one of these tables. */
export const ROUTES: readonly Route[] = [
  ...SESSION_ROUTES,
  ...CALL_ROUTES,
  ...DIAL_ROUTES,
  ...CONFERENCE_ROUTES,
  ...TRANSFER_ROUTES,
  ...MEDIA_ROUTES,
  ...OFFER_ROUTES,
  ...WORKITEM_ROUTES,
  ...TEXT_ROUTES,
  ...NOTE_ROUTES,
  ...SURVEY_ROUTES,
  ...CONTACT_ROUTES,
  ...DEFINITION_ROUTES,
  ...DIRECTORY_ROUTES,
]

/** The words of `actions[]` that there is a route for: nothing is listed that would not be accepted. */
export const SERVED: ReadonlySet<string> = new Set(
  ROUTES.flatMap((route) => (!route.open && route.action !== undefined ? [route.action] : [])),
)
