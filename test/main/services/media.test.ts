import { describe, expect, test } from 'vitest'
import { inState } from '../../situation.ts'
import { herServices, onTheServer, refusalOf } from './here.ts'

const SENTENCE = 'This is Ben, and the machine has stopped again.'

/** A caller who was sent to voicemail and has spoken. */
async function aVoicemail() {
  const all = await herServices()
  const { workitems, centre, phone } = all
  centre.control('call', { says: SENTENCE })
  const offered = inState(await phone.until((now) => inState(now, 'offered') !== undefined), 'offered')
  const { workitemId } = await workitems.voicemail(offered?.workitemId ?? '')
  centre.control('clock', { advanceMs: 60_000 })
  return { ...all, workitemId }
}

describe('voicemail, by the documented methods', () => {
  test('voicemail ends the ring at once; the file and its transcript follow', async () => {
    const { workitems, workitemId } = await aVoicemail()
    const item = await workitems.fetchWorkitem(workitemId)
    expect(item).toMatchObject({
      state: 'terminated',
      endReason: 'voicemail',
      vmStatus: 0,
      transcriptionMessage: SENTENCE,
    })
    const file = await fetch(item.voicemailFile?.signedUrl ?? '')
    expect([file.status, (await file.arrayBuffer()).byteLength > 1_000]).toEqual([200, true])
  })

  test('voicemailPlayed marks it as played and, with false, as not played', async () => {
    const { here, workitems, workitemId } = await aVoicemail()
    expect(await workitems.voicemailPlayed(workitemId)).toMatchObject({ vmStatus: 1 })
    expect(onTheServer(here, workitemId).vmStatus).toBe(1)
    expect(await workitems.voicemailPlayed(workitemId, false)).toMatchObject({ vmStatus: 0 })
    expect(onTheServer(here, workitemId).vmStatus).toBe(0)
  })
})

describe('recording, by the documented methods', () => {
  test('startRecording and stopRecording resolve to nothing, and record follows by the event', async () => {
    const { workitems, answered, centre } = await herServices()
    const call = await answered()
    const heard: number[] = []
    const both = new Promise<void>((resolve) => {
      workitems.on('WorkitemStateChange', (item) => {
        heard.push(item.record)
        if (heard.includes(1) && item.record === 0) resolve()
      })
    })
    const following = new Promise<void>((resolve) => {
      const undo = workitems.on('WorkitemStateChange', (item) => {
        if (item.record === 0) return
        undo()
        resolve()
      })
    })
    expect(await workitems.startRecording(call)).toBeUndefined()
    await following
    centre.control('clock', { advanceMs: 7_000 })
    expect(await workitems.stopRecording(call)).toBeUndefined()
    await both
    const { record, recordings } = await workitems.fetchWorkitem(call)
    expect([record, recordings.length]).toEqual([0, 1])
    expect(recordings[0]?.durationMs).toBeGreaterThanOrEqual(7_000)
  })
})

describe('priority, by the documented method', () => {
  test('changePriority gives a number from 1 to 5, and what waits with a higher one is offered first', async () => {
    const { workitems, phone, centre } = await herServices()
    await phone.run('agent.setStatus', { statusId: 'st_break' })
    await phone.until((state) => state.agent?.statusId === 'st_break')
    for (const from of ['+14805550134', '+14805550135']) centre.control('call', { from, queue: 'q_sales' })
    const { workitems: waiting } = await phone.until((state) => state.workitems.length === 2)
    const later = waiting.find((item) => item.from === '+14805550135')
    expect(await workitems.changePriority(later?.workitemId ?? '', 5)).toMatchObject({ priority: 5 })
    await phone.run('agent.setStatus', { statusId: 'st_available' })
    const { offers } = await phone.until((state) => state.offers.length > 0)
    expect(offers[0]?.workitemId).toBe(later?.workitemId)
  })

  test('a priority that there is not is refused by name', async () => {
    const { workitems, answered } = await herServices()
    const call = await answered()
    expect(await refusalOf(workitems.changePriority(call, 9 as 5))).toMatchObject({ param: 'priority' })
  })
})
