import { describe, expect, test } from 'vitest'
import { inState } from '../../situation.ts'
import { aText, aWrapUp, herServices, refusalOf } from './here.ts'

describe('what is written, by the documented methods', () => {
  test('sendEmailResponse answers a customer’s e-mail, and the thread has it', async () => {
    const { here, workitems } = await herServices()
    const mail = await aText(here, 'email')
    const answered = await workitems.sendEmailResponse(mail.workitemId, {
      body: 'Email response body',
      subject: 'Response subject',
      to: 'ben@acme.example',
      ccAddresses: ['cc@acme.example'],
    })
    expect(answered.messages.at(-1)).toMatchObject({
      direction: 'out',
      body: 'Email response body',
      subject: 'Response subject',
      to: ['ben@acme.example'],
      cc: ['cc@acme.example'],
    })
  })

  test('missedCallDialed marks a missed call as read and as unread', async () => {
    const { workitems, centre, phone } = await herServices()
    centre.control('call', { user: 'ana', patienceMs: 1_000 })
    const { workitemId } = (await phone.until((now) => now.offers.length > 0)).offers[0] ?? { workitemId: '' }
    centre.control('clock', { advanceMs: 2_000 })
    await phone.until((now) => now.workitems.length === 0)
    expect(await workitems.missedCallDialed(workitemId)).toMatchObject({ missedStatus: 1 })
    expect(await workitems.missedCallDialed(workitemId, false)).toMatchObject({ missedStatus: 0 })
  })

  test('saveSurveyResult keeps the answers and resolves with them', async () => {
    const { here, workitems } = await herServices()
    const { workitemId } = await aWrapUp(here, { ticketId: 'ticket-456' })
    const answers = { topic: 'Invoice', details: 'Charged twice', severity: 4 }
    const saved = await workitems.saveSurveyResult({
      workitemId,
      ticketId: 'ticket-456',
      data: { currentSurveyId: 'survey_complaint', survey_complaint: answers },
    })
    expect(JSON.stringify(saved)).toContain('Charged twice')
    const { surveyResult } = await workitems.fetchWorkitem(workitemId)
    expect(surveyResult).toMatchObject({ survey_complaint: answers })
  })

  test('answers that a survey does not take are refused by the name of the question', async () => {
    const { here, workitems } = await herServices()
    const { workitemId } = await aWrapUp(here)
    const data = { currentSurveyId: 'survey_complaint', survey_complaint: { topic: 'Weather', details: 'x' } }
    expect(await refusalOf(workitems.saveSurveyResult({ workitemId, data }))).toMatchObject({
      code: 'VALIDATION_FAILED',
      param: 'data.survey_complaint.topic',
    })
  })
})

describe('dispositions, by the documented methods', () => {
  test('fetchDispositions answers those that fit the workitem, and without one all', async () => {
    const { here, dispositions } = await herServices()
    const { workitemId } = await aWrapUp(here, { queue: 'q_billing' })
    const ids = (all: { list: { dispositionId: string }[] }) => all.list.map((one) => one.dispositionId)
    const fitting = await dispositions.fetchDispositions(workitemId)
    const all = await dispositions.fetchDispositions()
    expect(ids(fitting)).toContain('disp_payment')
    expect(ids(fitting)).not.toContain('disp_sale')
    expect(ids(all)).toEqual(expect.arrayContaining(['disp_payment', 'disp_sale']))
  })

  test('disposition ends the wrap-up with what was said', async () => {
    const { here, dispositions } = await herServices()
    const { workitemId } = await aWrapUp(here)
    expect(
      await dispositions.disposition({
        workitemId,
        dispositionId: 'disp_resolved',
        summary: 'Issue successfully resolved during the call.',
      }),
    ).toMatchObject({
      state: 'terminated',
      dispositionId: 'disp_resolved',
      summary: 'Issue successfully resolved during the call.',
    })
  })

  test('a disposition that lacks what it forces is refused, and the wrap-up goes on', async () => {
    const { here, dispositions, phone } = await herServices()
    const { workitemId } = await aWrapUp(here, { from: '+14805559999' })
    const wanted = { workitemId, dispositionId: 'disp_new_customer' }
    expect(await refusalOf(dispositions.disposition(wanted))).toMatchObject({ code: 'CONTACT_REQUIRED' })
    expect(inState(phone.state(), 'wrapup')?.workitemId).toBe(workitemId)
  })
})
