import type { Core } from './core.ts'
import { keepSound, signedUrl, speakingMs } from './media.ts'
import type { Sound, Spoken } from './media.ts'
import { noted } from './parties.ts'
import type { Patch } from './rows.ts'
import { changeWorkitem } from './rows.ts'
import type { Workitem } from './shapes.ts'
import { now } from './time.ts'
import type { Row } from './world.ts'

const STARTED = 'recordingStarted'
const STOPPED = 'recordingStopped'
const SAYS = 'farEndSays:'
/** The caller begins to speak a moment into the recording. */
const PAUSE_MS = 300

/** What changes when the recording of a workitem starts; nothing, where it runs already. */
export const recordingStarts = (core: Core, item: Workitem, by?: string): Patch<Workitem> =>
  item.record === 1 ? {} : { record: 1, timeEvents: noted(core, item, STARTED, by) }

/** What changes when it stops: the file exists from now on. Nothing, where none runs. */
export function recordingStops(core: Core, item: Workitem, by?: string): Patch<Workitem> {
  if (item.record === 0) return {}
  const startedAt = item.timeEvents.findLast(({ name }) => name === STARTED)?.at ?? now(core)
  const sound = heardSince(core, item, startedAt)
  const file = { signedUrl: signedUrl(core, keepSound(core, sound)), startedAt, durationMs: sound.durationMs }
  return { record: 0, recordings: [...item.recordings, file], timeEvents: noted(core, item, STOPPED, by) }
}

/** What the other side has said from `startedAt` until now. */
function heardSince(core: Core, item: Workitem, startedAt: number): Sound {
  const durationMs = now(core) - startedAt
  const opening = core.world.calls.get(item.callId ?? '')?.caller.says
  const spoken: Spoken[] = opening === undefined ? [] : [{ atMs: PAUSE_MS, text: opening }]
  for (const { name, at } of item.timeEvents) {
    if (at < startedAt || !name.startsWith(SAYS)) continue
    const last = spoken.at(-1)
    // Nobody says two things at once: what comes too early waits for its turn.
    const free = last ? last.atMs + speakingMs(last.text) : 0
    spoken.push({ atMs: Math.max(at - startedAt, free), text: name.slice(SAYS.length) })
  }
  return { spoken: spoken.filter(({ atMs }) => atMs < durationMs), durationMs }
}

/** `startRecording`, `stopRecording`: `record` follows by event (PROTOCOL 2). */
export const setRecording = (core: Core, row: Row, on: boolean): Workitem =>
  changeWorkitem(
    core,
    row,
    on ? recordingStarts(core, row.item, row.owner) : recordingStops(core, row.item, row.owner),
  )
