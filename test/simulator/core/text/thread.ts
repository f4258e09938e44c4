import { rowsOfCall } from '../calls.ts'
import type { Core } from '../core.ts'
import { randomWord } from '../random.ts'
import { changeWorkitem } from '../rows.ts'
import type { Message } from '../shapes.ts'
import { now } from '../time.ts'
import type { Call, Row } from '../world.ts'

/** A body over this comes as `bodyUrl` (PROTOCOL 3); bytes of UTF-8. */
const LARGEST_INLINE_BYTES = 64 * 1024
/** So do all others once a thread is this long: a frame holds a whole workitem, and at most 1 MiB (PROTOCOL 5). */
const LONGEST_INLINE_BYTES = 512 * 1024

const encoder = new TextEncoder()
const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value) ?? '').length

/** Where a body is fetched when it is read; whoever knows the path may read it. */
export const BODY_PATH = '/users/api/bodies/'

/** A message as it is written; `createdAt` in Unix ms. */
export type Draft = Omit<Message, 'createdAt' | 'bodyUrl'> & { createdAt?: number | undefined }

/** A draft as the wire has it, after the messages of its thread: what is too large is put aside under an address. */
export function asMessage(core: Core, before: readonly Message[], draft: Draft): Message {
  const { body, bodyParts, ...head } = draft
  const createdAt = draft.createdAt ?? now(core)
  const parts = bodyParts === undefined ? {} : { bodyParts }
  const size = bytesOf([body, bodyParts])
  if (size <= LARGEST_INLINE_BYTES && size + bytesOf(before) <= LONGEST_INLINE_BYTES)
    return { ...head, ...(body === undefined ? {} : { body }), ...parts, createdAt }
  const id = randomWord(core.secrets, 32)
  core.world.bodies.set(id, { ...(body === undefined ? {} : { body }), ...parts })
  return { ...head, bodyUrl: `${core.world.origin}${BODY_PATH}${id}`, createdAt }
}

/**
 * Adds a message to a thread: everybody who has it before them sees it grow. In a wrap-up, which is about what has been,
 * only the message that was written there (`by`) is added.
 */
export function addMessage(core: Core, call: Call, draft: Draft, by?: Row): void {
  const { text } = call
  if (!text) return
  const message = asMessage(core, text.messages, draft)
  text.messages = [...text.messages, message]
  for (const row of rowsOfCall(core, call.callId)) {
    if (row.item.state !== 'wrapup') changeWorkitem(core, row, { messages: text.messages })
    else if (row.item.workitemId === by?.item.workitemId)
      changeWorkitem(core, row, { messages: [...row.item.messages, message] })
  }
}
