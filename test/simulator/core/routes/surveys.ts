import { noted } from '../calls.ts'
import { invalid, object, text } from '../fields.ts'
import { readResult } from '../surveyResult.ts'
import type { Route } from '../route.ts'
import { ok } from '../route.ts'
import { changeWorkitem } from '../rows.ts'
import { changeTicket, ticketOf } from '../tickets.ts'
import { mustAllow, ownRow } from './own.ts'

/** Survey answers (seed workitem-service.txt, "saveSurveyResult"; PROTOCOL 2). */
export const SURVEY_ROUTES: readonly Route[] = [
  {
    at: 'PUT /users/api/workitems/:id/survey',
    action: 'saveSurveyResult',
    key: true,
    run(ask) {
      const { core, body } = ask
      const row = ownRow(ask)
      mustAllow(row.item, 'saveSurveyResult')
      const ticketId = text(body, 'ticketId')
      const data = object(body, 'data')
      if (!data) throw invalid('data', 'data is missing.')
      const result = readResult(core, row.tenantId, data, 'data')
      if (ticketId !== undefined && !ticketOf(core, row.tenantId, ticketId))
        throw invalid('ticketId', 'There is no such ticket.')
      changeTicket(core, row.tenantId, ticketId, { surveyResult: result })
      // What was answered to other surveys of this workitem stays.
      const surveyResult = { ...row.item.surveyResult, ...result }
      const surveyId = String(result['currentSurveyId'])
      const timeEvents = noted(core, row.item, 'surveyed', row.owner)
      changeWorkitem(core, row, { surveyId, surveyResult, timeEvents })
      return ok({ ...(ticketId === undefined ? {} : { ticketId }), ...surveyResult })
    },
  },
]
