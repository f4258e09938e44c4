import { expect, test } from 'vitest'
import { createTape } from '../../../main/recorder/tape.ts'
import { readRecording } from '../../replay/recording.ts'
import { replay } from '../../replay/replay.ts'
import { verdictOf } from '../../replay/verdict.ts'
import { userOf } from '../../simulator/core/core.ts'
import { putWorkitem } from '../../simulator/core/rows.ts'
import { now } from '../../simulator/core/time.ts'
import { answerACall, isLive, isNotLive } from '../../situation.ts'
import { aRecordedDesk } from './recorded.ts'

test('a recording whose half is full in the middle of a long list begins after it, and is played to the same end', async () => {
  const here = await aRecordedDesk({}, undefined, createTape(24, 200_000))
  const { centre, phone, recorded } = here
  const moments = () => readRecording(recorded.recording()).moments
  const { workitemId } = await answerACall(here)
  // As after hours away: many pages, and calls that go on between them.
  centre.centre.act((core) => {
    core.pages = { bytes: 1, gapMs: 30 }
    for (let count = 0; count < 40; count += 1)
      putWorkitem(core, userOf(core, 'u_ana'), {
        ...{ type: 'InboundCall', channelType: 'voice', state: 'terminated' },
        ...{ from: '+14805550142', to: '+14805550000', missedStatus: 1, endedAt: now(core) },
      })
    core.sessions.clear()
  })
  centre.control('drop', {})
  await phone.until(isNotLive)
  await phone.until(isLive)
  const page1 = moments().at(-1)?.at ?? Infinity
  const isSince = () => {
    const [first] = moments()
    return first?.kind === 'checkpoint' && first.position !== undefined && first.at > page1
  }
  while (!isSince()) {
    await phone.run('workitems.mute', { workitemId })
    await phone.run('workitems.unMute', { workitemId })
    await new Promise((told) => setImmediate(told))
  }
  const replayed = await replay(readRecording(recorded.recording()))
  expect(verdictOf(replayed)).toEqual({ parted: [], broken: [] })
})
