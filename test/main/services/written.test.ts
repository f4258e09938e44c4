import { describe, expect, test } from 'vitest'
import { inState } from '../../situation.ts'
import { aText, aWrapUp, herServices, onTheServer, refusalOf } from './here.ts'

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
    expect(onTheServer(here, mail).messages.at(-1)).toMatchObject({ body: 'Email response body' })
    expect(here.centre.state().mailSent.at(-1)).toMatchObject({ to: ['ben@acme.example'] })
  })

  test('missedCallDialed marks a missed call as read and as unread', async () => {
    const { here, workitems, centre, phone } = await herServices()
    centre.control('call', { user: 'ana', patienceMs: 1_000 })
    const { workitemId } = (await phone.until((now) => now.offers.length > 0)).offers[0] ?? { workitemId: '' }
    centre.control('clock', { advanceMs: 2_000 })
    await phone.until((now) => now.workitems.length === 0)
    expect(await workitems.missedCallDialed(workitemId)).toMatchObject({ missedStatus: 1 })
    expect(onTheServer(here, workitemId).missedStatus).toBe(1)
    expect(await workitems.missedCallDialed(workitemId, false)).toMatchObject({ missedStatus: 0 })
    expect(onTheServer(here, workitemId).missedStatus).toBe(0)
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
    expect(onTheServer(here, workitemId)).toMatchObject({
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

describe('what the protocol adds to what is written', () => {
  test('an SMS begins a thread, and goes on in it', async () => {
    const { here, phone } = await herServices()
    const to = '+14805550177'
    const first = await phone.run('workitems.sms', { to, message: 'We call you back.' })
    if (!first.ok) throw new Error(first.failure.message)
    const { workitemId } = first.value
    const more = await phone.run('workitems.sms', { to, message: 'At four.', workitemId })
    expect(more).toMatchObject({ ok: true, value: { workitemId, type: 'OutboundSMS' } })
    const bodies = onTheServer(here, workitemId).messages.map(({ body }) => body)
    expect(bodies).toEqual(['We call you back.', 'At four.'])
  })

  test('a chat message reaches the customer’s thread', async () => {
    const { here, phone } = await herServices()
    const { workitemId } = await aText(here, 'chat')
    const written = await phone.run('workitems.messages', { workitemId, body: 'I am looking.' })
    expect(written).toMatchObject({ ok: true, value: { workitemId } })
    expect(onTheServer(here, workitemId).messages.at(-1)).toMatchObject({
      direction: 'out',
      body: 'I am looking.',
    })
  })

  test('a note is kept with the work, and one that was changed in the meantime is not overwritten', async () => {
    const { here, phone } = await herServices()
    const { workitemId, version } = await aWrapUp(here)
    const note = (text: string) => phone.run('workitems.notes', { workitemId, text, baseVersion: version })
    expect(await note('Wants it blue.')).toMatchObject({ ok: true, value: { note: 'Wants it blue.' } })
    expect(onTheServer(here, workitemId).note).toBe('Wants it blue.')
    expect(await note('Wants it green.')).toMatchObject({
      ok: false,
      failure: { code: 'NOTES_CHANGED', workitem: { note: 'Wants it blue.' } },
    })
  })

  test('work is given to a contact', async () => {
    const { here, schemaTypes, phone } = await herServices()
    const { workitemId } = await aWrapUp(here, { from: '+14805559999' })
    const { contactId } = await schemaTypes.create('contact', { data: { name: 'Nadia Petrova' } })
    expect(await phone.run('workitems.assignContact', { workitemId, contactId })).toMatchObject({ ok: true })
    expect(onTheServer(here, workitemId)).toMatchObject({ contactId, name: 'Nadia Petrova' })
  })
})
