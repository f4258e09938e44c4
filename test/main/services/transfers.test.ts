import { describe, expect, test, vi } from 'vitest'
import type { Simulator } from '../../simulator/start.ts'
import { herServices, onTheServer, refusalOf } from './here.ts'

/** Somebody else's workitem that came of this one. */
const takenOver = (centre: Simulator, originWorkitemId: string) =>
  centre.state().workitems.filter((item) => item.originWorkitemId === originWorkitemId)

describe('a transfer, by the documented methods', () => {
  test('transferToAgent ends this agent’s work and rings at the colleague, who answers', async () => {
    const { workitems, answered, centre } = await herServices()
    const { workitemId } = await answered()
    const left = await workitems.transferToAgent({
      eventName: 'Transfer to Agent',
      recording: true,
      survey: 'survey-1',
      userId: 'u_ivo',
      workitemId,
    })
    expect(left).toMatchObject({ state: 'wrapup', endReason: 'transferred' })
    expect(left.timeEvents.map((event) => event.name)).toContain('Transfer to Agent')
    await vi.waitFor(() => {
      centre.control('clock', { advanceMs: 1_000 })
      expect(takenOver(centre, workitemId)).toMatchObject([
        { owner: 'u_ivo', state: 'active', record: 1, surveyId: 'survey-1' },
      ])
    })
  })

  test('transferToInbox lets any agent of that inbox take it', async () => {
    const { workitems, answered, centre } = await herServices()
    const { workitemId } = await answered()
    const left = await workitems.transferToInbox({
      eventName: 'Transfer to Inbox',
      inboxId: 'q_billing',
      recording: 'keepCurrent',
      workitemId,
    })
    expect(left).toMatchObject({ state: 'wrapup', endReason: 'transferred' })
    const theirs = takenOver(centre, workitemId)
    expect(theirs.length).toBeGreaterThan(0)
    for (const item of theirs) expect(item).toMatchObject({ inboxId: 'q_billing' })
  })

  test('transferToExternal releases the call, and with extendedWork keeps the work on the screen', async () => {
    const { here, workitems, answered } = await herServices()
    const { workitemId } = await answered()
    const left = await workitems.transferToExternal({
      workitemId,
      number: '+14805550170',
      extendedWork: true,
      eventName: 'To the bank',
    })
    expect(left).toMatchObject({ state: 'wrapup', endReason: 'transferred' })
    expect(left.wrapupExpiresAt).toBeUndefined()
    expect(onTheServer(here, workitemId)).toMatchObject({ state: 'wrapup', endReason: 'transferred' })
  })

  test('a colleague who does not exist is refused by name, and the call stays', async () => {
    const { workitems, answered } = await herServices()
    const { workitemId } = await answered()
    expect(await refusalOf(workitems.transferToAgent({ workitemId, userId: 'u_nobody' }))).toMatchObject({
      param: 'userId',
    })
    expect(await workitems.fetchWorkitem(workitemId)).toMatchObject({ state: 'active' })
  })
})
