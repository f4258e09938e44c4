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

/** What the other side, or everybody in a conference, has said from `startedAt` until now. */
function heardSince(core: Core, item: Workitem, startedAt: number): Sound {
  const durationMs = now(core) - startedAt
  const spoken: Spoken[] = []
  const said = [item, ...membersEver(core, item)].flatMap((one) => saidBy(core, one, startedAt))
  for (const { atMs, text } of said.sort((a, b) => a.atMs - b.atMs)) {
    const last = spoken.at(-1)
    // Nobody talks into another's words: what comes too early waits for its turn.
    const free = last ? last.atMs + speakingMs(last.text) : 0
    spoken.push({ atMs: Math.max(atMs, free), text })
  }
  return { spoken: spoken.filter(({ atMs }) => atMs < durationMs), durationMs }
}

/** The workitems of all who are or were in this conference. */
const membersEver = (core: Core, { participants }: Workitem): Workitem[] =>
  [...new Set(participants.flatMap(({ workitemId }) => workitemId ?? []))].flatMap(
    (id) => core.world.rows.get(id)?.item ?? [],
  )

/** What the far end of one workitem has said since then; a member speaks from when it joined until it left. */
function saidBy(core: Core, { callId, timeEvents }: Workitem, startedAt: number): Spoken[] {
  const joined = timeEvents.findLast(({ name }) => name === 'joinedConference')?.at ?? 0
  const left =
    timeEvents.findLast(({ name, at }) => name === 'leftConference' && at >= joined)?.at ?? Infinity
  const from = Math.max(startedAt, joined)
  const opening = core.world.calls.get(callId ?? '')?.caller.says
  const first = opening === undefined ? [] : [{ atMs: from - startedAt + PAUSE_MS, text: opening }]
  const later = timeEvents
    .filter(({ name, at }) => name.startsWith(SAYS) && at >= from && at <= left)
    .map(({ name, at }) => ({ atMs: at - startedAt, text: name.slice(SAYS.length) }))
  return [...first, ...later]
}

/** `startRecording`, `stopRecording`: `record` follows by event (PROTOCOL 2). */
export const setRecording = (core: Core, row: Row, on: boolean): Workitem =>
  changeWorkitem(
    core,
    row,
    on ? recordingStarts(core, row.item, row.owner) : recordingStops(core, row.item, row.owner),
  )
