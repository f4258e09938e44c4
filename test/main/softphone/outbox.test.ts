import { describe, expect, test } from 'vitest'
import { anaAtHerDesk, answerACall, inState, isLive, isNotLive } from '../../situation.ts'

const noted = (here: Awaited<ReturnType<typeof anaAtHerDesk>>) =>
  here.centre.state().requests.filter(({ path }) => path.endsWith('/disposition'))

describe('a disposition that is given while the link is down', () => {
  test('waits, goes out when the link is back, and happens once', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    here.centre.control('drop', { refuseMs: 300 })
    await here.phone.until(isNotLive)
    const answer = await here.phone.run('dispositions.disposition', {
      workitemId,
      dispositionId: 'disp_followup',
      summary: 'Asks for a copy.',
    })
    expect(answer).toMatchObject({ ok: false, failure: { code: 'WAITING' } })
    expect(here.phone.state().outbox).toMatchObject([{ workitemId, fate: 'waiting', attempted: false }])
    await here.phone.until((state) => isLive(state) && state.outbox.length === 0)
    expect(noted(here).map(({ status }) => status)).toEqual([200])
    expect(inState(here.phone.state(), 'active')?.summary).toBe('Asks for a copy.')
  })

  test('survives the end of the program, and is sent by the next start', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    here.centre.control('drop', { refuseMs: 60_000 })
    await here.phone.until(isNotLive)
    await here.phone.run('dispositions.disposition', {
      workitemId,
      dispositionId: 'disp_followup',
      summary: 'Asks for a copy.',
    })
    await here.phone.stop()
    here.centre.control('calm', {})
    const again = await here.again()
    await again.until((state) => isLive(state) && state.outbox.length === 0)
    expect(noted(here)).toHaveLength(1)
  })

  test('comes back with the reason when the server refuses it', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    here.centre.control('drop', { refuseMs: 300 })
    await here.phone.until(isNotLive)
    await here.phone.run('dispositions.disposition', { workitemId, dispositionId: 'disp_none', summary: 'x' })
    const { outbox } = await here.phone.until((state) => state.outbox[0]?.fate === 'refused')
    expect(outbox).toMatchObject([
      { workitemId, failure: { param: 'dispositionId' }, input: { summary: 'x' } },
    ])
    await here.phone.run('outbox.discard', { id: outbox[0]?.id ?? 0 })
    expect(here.phone.state().outbox).toEqual([])
  })
})

test('an answer that is lost leaves nothing open: the same key finds the same answer', async () => {
  const here = await anaAtHerDesk()
  const { workitemId } = await answerACall(here)
  here.centre.control('lose', { route: '/disposition' })
  await here.phone.run('dispositions.disposition', {
    workitemId,
    dispositionId: 'disp_followup',
    summary: 'Asks for a copy.',
  })
  await here.phone.until(({ outbox }) => outbox.length === 0)
  const keys = noted(here).map(({ key }) => key)
  expect([keys.length, new Set(keys).size]).toEqual([2, 1])
})

test('drafts are there again after a restart, and gone once their words were taken', async () => {
  const here = await anaAtHerDesk()
  const { workitemId } = await answerACall(here)
  const keep = (field: string, text: string) =>
    here.phone.run('drafts.keep', { about: workitemId, field, text })
  await keep('summary', 'Asks for a copy.')
  await keep('note', 'Call her mother')
  await here.phone.stop()
  const again = await here.again()
  await again.until(isLive)
  expect(await again.run('drafts.list', {})).toMatchObject({
    ok: true,
    value: [{ field: 'note' }, { field: 'summary' }],
  })
  await again.run('dispositions.disposition', {
    workitemId,
    dispositionId: 'disp_followup',
    summary: 'Asks for a copy.',
  })
  expect(await again.run('drafts.list', {})).toMatchObject({ ok: true, value: [{ text: 'Call her mother' }] })
})

test('a journal that cannot be opened is told, and the agent works on', async () => {
  const here = await anaAtHerDesk({}, { openJournal: () => Promise.reject(new Error('full')) })
  const { workitemId } = await answerACall(here)
  expect(here.phone.state().notices).toContain('journalMissing')
  expect(
    await here.phone.run('dispositions.disposition', {
      workitemId,
      dispositionId: 'disp_followup',
      summary: 'x',
    }),
  ).toMatchObject({
    ok: true,
  })
})
