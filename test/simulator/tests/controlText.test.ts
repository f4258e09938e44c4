import { afterEach, expect, test } from 'vitest'
import type { Report } from '../core/report.ts'
import type { Simulator } from '../start.ts'
import { startSimulator } from '../start.ts'

let simulator: Simulator | undefined
afterEach(async () => {
  await simulator?.stop()
  simulator = undefined
})

const threads = ({ centre }: Simulator) => centre.act((core) => [...core.world.calls.values()])

test('an e-mail, an SMS and a chat arrive when the control page says so, and their customer writes again', async () => {
  const running = (simulator = await startSimulator())
  for (const [verb, type] of [
    ['email', 'InboundEmail'],
    ['sms', 'InboundSMS'],
    ['chat', 'Chat'],
  ] as const) {
    const { callId } = running.control(verb) as { callId: string }
    running.control('reply', { callId, body: 'More' })
    expect(threads(running).at(-1)).toMatchObject({
      callId,
      type,
      text: { messages: [{ direction: 'in' }, { direction: 'in', body: 'More' }] },
    })
  }
})

test('what arrives may be put together part by part', async () => {
  const running = (simulator = await startSimulator())
  running.control('email', {
    from: 'li@river.example',
    queue: 'q_sales',
    subject: 'Offer',
    body: 'Text',
    html: '<p>Text</p>',
    ticketId: 'tk_9',
    priority: '5',
    replies: [{ afterMs: 5, body: 'Yes' }],
  })
  expect(threads(running)[0]).toMatchObject({
    from: 'li@river.example',
    to: 'sales@ringdesk.example',
    ticketId: 'tk_9',
    priority: 5,
    text: {
      subject: 'Offer',
      messages: [{ body: 'Text', bodyParts: { 'text/html': '<p>Text</p>' } }],
      replies: [{ afterMs: 5, body: 'Yes' }],
    },
  })
})

test.each([
  ['email', { seed: 'no' }, 'seed'],
  ['email', { queue: 'q_no' }, 'queue'],
  ['sms', { replies: 'x' }, 'replies'],
  ['reply', { callId: 'no' }, 'no such thread'],
  ['report', { tenant: 't_no' }, 'tenant'],
])('%s with %j is refused by name', async (verb, body, part) => {
  const running = (simulator = await startSimulator())
  expect(() => running.control(verb, body)).toThrow(part)
})

test('a long body is served at the address that its message names', async () => {
  const running = (simulator = await startSimulator())
  running.control('email', { seed: 'long' })
  const bodyUrl = String(threads(running)[0]?.text?.messages[0]?.bodyUrl)
  expect(bodyUrl.startsWith(running.url)).toBe(true)
  const body = (await (await fetch(bodyUrl)).json()) as { body: string; bodyParts: Record<string, string> }
  expect(body.bodyParts['text/html']?.length).toBeGreaterThan(64 * 1024)
})

test('the report is there for whoever asks the control plane', async () => {
  simulator = await startSimulator()
  const report = (await (await fetch(`${simulator.controlUrl}/report`)).json()) as Report
  expect(report.total).toBe(0)
  expect(report.agents.map(({ userId }) => userId)).toEqual(['u_ana', 'u_ivo', 'u_eva'])
  simulator.control('history', { user: 'ivo', count: 30, days: 1 })
  const { dispositions, agents } = (await (await fetch(`${simulator.controlUrl}/report`)).json()) as Report
  const { answered = 0, missed = 0, outcomes } = agents.find(({ userId }) => userId === 'u_ivo') ?? {}
  expect(answered + missed).toBe(30)
  expect(outcomes).toEqual({ disp_resolved: answered })
  expect(dispositions).toMatchObject([{ dispositionId: 'disp_resolved', agents: { u_ivo: answered } }])
})
