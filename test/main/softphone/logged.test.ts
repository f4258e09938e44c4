import { expect, test } from 'vitest'
import type { LogLine } from '../../../preload/contract.ts'
import { createLog, readLine } from '../../../main/log.ts'
import type { Fetch } from '../../../main/ports.ts'
import { createDesk, startPhone } from '../../phone.ts'
import { anaAtHerDesk, answerACall, inState, later } from '../../situation.ts'
import { systemClock } from '../../../main/desktop/clock.ts'

/** Ana at her desk with the real log, and what her machine has sent. */
async function loggedDesk() {
  const lines: string[] = []
  const sent: Record<string, string>[] = []
  const read = (): LogLine[] => lines.flatMap((line) => readLine(line.trim()) ?? []).reverse()
  const fetching: Fetch = (url, init) => {
    sent.push(init.headers)
    return fetch(url, { ...init, redirect: 'error' })
  }
  const here = await anaAtHerDesk(
    {},
    {
      fetch: fetching,
      log: createLog({ clock: systemClock, write: (line) => lines.push(line) }),
      logged: (rows) => read().slice(0, rows),
    },
  )
  return { ...here, here, lines, sent, read }
}

test('a click is followed to the server and back: one id from its first line to its last, and into the event', async () => {
  const { here, phone, sent, read } = await loggedDesk()
  const { workitemId } = await answerACall(here)
  await phone.run('workitems.mute', { workitemId })
  await phone.until((state) => inState(state, 'active')?.mute === 1)
  const lines = read()
  const of = (phrase: string) =>
    lines.find((line) => line.phrase === phrase && line.facts['action'] === 'workitems.mute')
  const ask = of('asked')?.facts['ask']
  expect(ask).toMatch(/^[0-9a-f-]{36}$/)
  expect([of('reply')?.facts['ask'], of('answered')?.facts['ask']]).toEqual([ask, ask])
  expect(sent.filter((headers) => headers['x-request-id'] === ask)).toHaveLength(1)

  const request = of('reply')?.facts['request']
  expect(request).toBeDefined()
  const events = lines.filter((line) => line.phrase === 'event' && line.facts['request'] === request)
  expect(events.map((line) => line.facts['name'])).toEqual(['WorkitemStateChangeNotification'])
})

test('a refusal is one line with its code, under the id of its click', async () => {
  const { here, phone, read } = await loggedDesk()
  const { workitemId } = await answerACall(here)
  await phone.run('workitems.fetchWorkitem', { workitemId: 'nobody' })
  await phone.run('workitems.unMute', { workitemId: 'nobody' })
  expect(
    read()
      .slice(0, 5)
      .map(({ phrase, facts }) => [phrase, facts['code'], facts['status']]),
  ).toEqual([
    ['answered', 'NOT_FOUND', undefined],
    ['asked', undefined, undefined],
    ['answered', 'NOT_FOUND', undefined],
    ['reply', 'NOT_FOUND', 404],
    ['asked', undefined, undefined],
  ])
  expect(workitemId).toBeTruthy()
})

test('the log is read in the app, newest first and no more than was asked for', async () => {
  const { phone } = await loggedDesk()
  await phone.run('agent.setStatus', { statusId: 'st_break' })
  const answer = await phone.run('app.log', { rows: 3 })
  const lines = answer.ok ? answer.value : []
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatchObject({ level: 'debug', phrase: 'asked', facts: { action: 'app.log' } })
  expect(lines.map((line) => line.at)).toEqual(lines.map((line) => line.at).sort((a, b) => b - a))
})

test('nothing of whom Ana spoke with, and no token, is in the log of a whole call', async () => {
  const { here, phone, lines, sent } = await loggedDesk()
  const { workitemId } = await answerACall(here, { from: '+14805550134', name: 'Nadia Petrova' })
  await phone.run('workitems.hangUp', { workitemId })
  await phone.until((state) => inState(state, 'wrapup') !== undefined)
  await phone.run('dispositions.disposition', {
    workitemId,
    dispositionId: 'disp_resolved',
    summary: 'She asks about her invoice.',
  })
  const text = lines.join('')
  expect(text).toContain('dispositions.disposition')
  expect(text).not.toMatch(/4805550134|Nadia|Petrova|invoice|Bearer|Ana Ruiz/)
  const tokens = new Set(sent.flatMap(({ authorization = '' }) => authorization.split(' ').slice(1)))
  expect(tokens.size).toBeGreaterThan(0)
  for (const token of tokens) expect(text).not.toContain(token)
})

test('a server that is not reached is a line with the reason, also where its certificate is to blame', async () => {
  const lines: string[] = []
  const desk = createDesk()
  later(desk.gone)
  let problem: Error = new Error('connect')
  const phone = await startPhone(
    desk,
    { server: 'https://centre.example', userName: 'ana', password: 'ringdesk' },
    {
      fetch: () => Promise.reject(problem),
      log: createLog({ clock: systemClock, write: (line) => lines.push(line) }),
    },
  )
  later(phone.stop)
  const codes = () =>
    lines
      .flatMap((line) => readLine(line.trim()) ?? [])
      .flatMap(({ phrase, facts }) => (phrase === 'not connected' ? facts['code'] : []))
  await expect.poll(() => codes().at(-1)).toBe('UNREACHABLE')
  problem = Object.assign(new Error('tls'), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
  await expect.poll(() => codes().at(-1)).toBe('CERT_UNKNOWN_CA')
})
