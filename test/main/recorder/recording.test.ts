import { describe, expect, test } from 'vitest'
import { readRecording } from '../../replay/recording.ts'
import { replay } from '../../replay/replay.ts'
import { describe as inWords, verdictOf } from '../../replay/verdict.ts'
import { createTape } from '../../../main/recorder/tape.ts'
import { answerACall, inState, isLive, isNotLive } from '../../situation.ts'
import { aRecordedDesk, type RecordedDesk } from './recorded.ts'

/** What must not be in any recording. */
const CANARIES = {
  password: 'ringdesk',
  caller: 'Wilhelmina Canary',
  number: '+14805550142',
  digits: '4805550142',
  note: 'she asked about the canary invoice',
  summary: 'canary summary of the wrap-up',
  agent: 'u_ana',
  name: 'Ana ',
}

/** A shift with faults: calls, words, a cut link, lost and doubled frames, a server that restarts its stream. */
async function aShift(here: RecordedDesk): Promise<void> {
  const { centre, phone } = here
  const live = () => phone.until(isLive)
  const item = await answerACall(here, { from: CANARIES.number, name: CANARIES.caller })
  const { workitemId } = item
  await phone.run('workitems.hold', { workitemId })
  await phone.run('workitems.notes', { workitemId, text: CANARIES.note, baseVersion: item.version })
  await phone.run('workitems.active', { workitemId })
  centre.control('drop', {})
  await phone.until(isNotLive)
  await live()
  centre.control('dropEvent', {})
  await phone.run('workitems.mute', { workitemId })
  await phone.until((state) => inState(state, 'active')?.mute === 1)
  centre.control('epoch', {})
  phone.wake()
  await phone.until(isNotLive)
  await live()
  await phone.run('workitems.hangUp', { workitemId })
  await phone.until((state) => inState(state, 'wrapup') !== undefined)
  await phone.run('dispositions.disposition', {
    workitemId,
    dispositionId: 'disp_resolved',
    summary: CANARIES.summary,
  })
  await phone.until((state) => state.workitems.length === 0)
  centre.control('answer', { route: '/ws-ticket', status: 503, retryAfter: 1 })
  centre.control('drop', {})
  await phone.until(isNotLive)
  await live()
}

describe('a recording of a shift with faults', () => {
  test('holds nothing of whom Ana spoke with, nothing she typed, and nothing that lets in', async () => {
    const here = await aRecordedDesk()
    await aShift(here)
    const text = here.recorded.recording()
    expect(text.length).toBeGreaterThan(10_000)
    expect(Object.values(CANARIES).filter((word) => text.includes(word))).toEqual([])
    expect(text).not.toMatch(/eyJ|Bearer|Basic|:\/\/|@/)
  })

  test('gives the same states when it is played through the core again', async () => {
    const here = await aRecordedDesk()
    await aShift(here)
    const recording = readRecording(here.recorded.recording())
    const replayed = await replay(recording)
    expect(replayed.links.then.length).toBeGreaterThan(8)
    expect(replayed.changes.then.length).toBeGreaterThan(8)
    expect(verdictOf(replayed)).toEqual({ parted: [], broken: [] })
    expect(replayed.unasked).toEqual([])
    expect(inWords(replayed)).toMatch(/No invariant broke\.\nThe same \d+ links and \d+ changes as then\.$/)
  })
})

describe('a recording that begins in the middle of a call', () => {
  test('goes on from what was known then, and is played like any other', async () => {
    const here = await aRecordedDesk({}, undefined, createTape(24, 200_000))
    const { centre, phone, recorded } = here
    const { workitemId } = await answerACall(here)
    const isMidway = () => {
      const [first] = readRecording(recorded.recording()).moments
      return first?.kind === 'checkpoint' && first.position !== undefined
    }
    await phone.run('workitems.hold', { workitemId })
    await phone.run('workitems.active', { workitemId })
    // The beats of a live call fill both halves of it.
    await phone.until(isMidway)
    centre.control('drop', {})
    await phone.until(isNotLive)
    await phone.until(isLive)
    await phone.run('workitems.hangUp', { workitemId })
    await phone.until((state) => inState(state, 'wrapup') !== undefined)
    const replayed = await replay(readRecording(recorded.recording()))
    expect(replayed.links.then.map(({ text }) => text)).toContain('reconnecting')
    expect(verdictOf(replayed)).toEqual({ parted: [], broken: [] })
  })
})

describe('a link that is lost while the tape is full', () => {
  /** In a call, with a small tape that has turned since. */
  async function midway() {
    const here = await aRecordedDesk({}, undefined, createTape(24, 200_000))
    const { workitemId } = await answerACall(here)
    const first = () => readRecording(here.recorded.recording()).moments[0]
    const begin = () => (first()?.kind === 'checkpoint' ? (first()?.at ?? 0) : 0)
    await here.phone.until(() => begin() > 0 && JSON.stringify(first()).includes('"position"'))
    const played = async () => verdictOf(await replay(readRecording(here.recorded.recording())))
    return { ...here, workitemId, begin, played }
  }

  test('has a recording that begins before it was lost, however much was tried meanwhile', async () => {
    const { centre, phone, workitemId, played, recorded } = await midway()
    centre.control('refuse', { ms: 1_500 })
    centre.control('drop', {})
    await phone.until(isNotLive)
    // What is written and given up again is told at once: more of it than the tape holds, in several pieces.
    for (let n = 0; n < 30; n += 1) {
      await phone.run('workitems.notes', { workitemId, text: 'never mind', baseVersion: n })
      await phone.run('outbox.discard', { id: phone.state().outbox.at(-1)?.id ?? 0 })
      await new Promise((told) => setImmediate(told))
    }
    expect(isNotLive(phone.state())).toBe(true)
    await phone.until(isLive)
    const { moments } = readRecording(recorded.recording())
    expect(moments.length).toBeGreaterThan(60)
    expect(moments[0]).toMatchObject({ kind: 'checkpoint', link: 'live', position: {} })
    expect(await played()).toEqual({ parted: [], broken: [] })
  })

  test('and is resumed has one that begins after it, and goes on from there', async () => {
    const { centre, phone, begin, played } = await midway()
    centre.control('drop', {})
    await phone.until(isNotLive)
    await phone.until(isLive)
    const resumed = phone.state().connection.since
    const then = Date.now() - performance.now()
    await phone.until(() => begin() + then > resumed)
    centre.control('drop', {})
    await phone.until(isNotLive)
    await phone.until(isLive)
    expect(await played()).toEqual({ parted: [], broken: [] })
  })
})

test('what waited when a recording begins goes out in the replay as it did then', async () => {
  const here = await aRecordedDesk({}, undefined, createTape(60, 200_000))
  const { centre, phone, recorded } = here
  const { workitemId, version: baseVersion } = await answerACall(here)
  const write = (text: string) => phone.run('workitems.notes', { workitemId, text, baseVersion })
  const waited = () => {
    const [first] = readRecording(recorded.recording()).moments
    return first?.kind === 'checkpoint' ? first.outbox.length : 0
  }
  centre.control('answer', { route: '/notes', status: 503, retryAfter: 1 })
  await write(CANARIES.note)
  // What is written behind it and given up again fills both halves of the tape.
  while (waited() === 0) {
    await write('never mind')
    await phone.run('outbox.discard', { id: phone.state().outbox.at(-1)?.id ?? 0 })
    await new Promise((told) => setImmediate(told))
  }
  await phone.until((state) => isLive(state) && state.outbox.length === 0)
  const text = recorded.recording()
  expect(text).not.toContain('canary')
  const replayed = await replay(readRecording(text))
  expect(replayed.unasked).toEqual([])
  expect(verdictOf(replayed)).toEqual({ parted: [], broken: [] })
})

describe('a replay', () => {
  test('finds what could not be true then, and says where', async () => {
    const here = await aRecordedDesk()
    // The backstop would find it out before it has lasted.
    here.centre.control('answer', { route: '/types/workitem', status: 503, retryAfter: 3_600 })
    const { workitemId } = await answerACall(here)
    const item = inState(here.phone.state(), 'active')
    const ghost = { ...item, workitemId: 'ghost', _id: 'ghost', version: 900 }
    here.centre.control('event', {
      name: 'WorkitemStateChangeNotification',
      workitemId: 'ghost',
      message: ghost,
    })
    await here.phone.until((state) => state.workitems.length === 2)
    await here.phone.until((state) => isLive(state) && state.workitems.length === 1)
    expect(inState(here.phone.state(), 'active')?.workitemId).toBe(workitemId)
    const replayed = await replay(readRecording(here.recorded.recording()))
    expect(verdictOf(replayed).parted).toEqual([])
    expect(inWords(replayed)).toMatch(
      /The first invariant that broke: twoLiveCalls x\w+ x\w+ at \d+\.\d{3} s\./,
    )
  })

  test('of a core that does something else says where the two part', async () => {
    const here = await aRecordedDesk()
    await answerACall(here)
    const recording = readRecording(here.recorded.recording())
    const change = recording.moments.find((one) => one.kind === 'change' && one.state === 'active')
    if (change?.kind === 'change') change.state = 'hold'
    expect(inWords(await replay(recording))).toMatch(
      /parts at change \d+: then .* hold v\d+, now .* active v\d+\./,
    )
  })

  test('says so where a recording begins without a connection, which nobody can go on from', async () => {
    const here = await aRecordedDesk()
    await answerACall(here)
    const recording = readRecording(here.recorded.recording())
    const session = recording.moments.find((one) => one.kind === 'session')?.session
    const [first] = recording.moments
    if (first?.kind === 'checkpoint') Object.assign(first, { session })
    await expect(replay(recording)).rejects.toThrow('without a connection')
  })

  test('reads nothing but recordings of its version, and names the part that is wrong', () => {
    expect(() => readRecording('a shopping list')).toThrow('it is not JSON')
    expect(() => readRecording('{"format":"flight-recording","version":2}')).toThrow('version')
    const head = { format: 'flight-recording', version: 1, appVersion: '0', platform: 'x', wall: 0 }
    const odd = { at: 0, kind: 'run', name: 'workitems.explode', input: {} }
    expect(() => readRecording(JSON.stringify({ ...head, moments: [odd] }))).toThrow('moments.0.name')
  })
})

describe('saving it', () => {
  test('proposes a name with the day, and says whether it was saved', async () => {
    const here = await aRecordedDesk()
    expect(await here.phone.run('app.saveRecording', {})).toEqual({ ok: true, value: { saved: true } })
    expect(here.saved[0]?.name).toMatch(/^ringdesk-\d{4}-\d\d-\d\dT\d{4}\.json$/)
    expect(readRecording(here.saved[0]?.text ?? '').moments.length).toBeGreaterThan(5)
  })

  test('is no failure where the person thinks better of it, and one where it cannot be written', async () => {
    const away = await aRecordedDesk({}, () => Promise.resolve(false))
    expect(await away.phone.run('app.saveRecording', {})).toEqual({ ok: true, value: { saved: false } })
    const full = await aRecordedDesk({}, () => Promise.reject(new Error('ENOSPC')))
    expect(await full.phone.run('app.saveRecording', {})).toMatchObject({
      ok: false,
      failure: { code: 'NOT_SAVED' },
    })
  })
})
