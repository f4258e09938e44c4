import { setRecording } from '../recording.ts'
import { Refusal } from '../refusal.ts'
import type { Ask, OpenAsk, Outcome, Route } from '../route.ts'
import { noContent, ok } from '../route.ts'
import { now } from '../time.ts'
import { voicemail } from '../voicemail.ts'
import { mustAllow, ownRow } from './own.ts'

/** `startRecording`, `stopRecording`: nothing comes back, the truth follows by event. */
function record(ask: Ask, on: boolean): Outcome {
  const row = ownRow(ask)
  if (row.item.record === (on ? 1 : 0)) return noContent
  mustAllow(row.item, on ? 'startRecording' : 'stopRecording')
  setRecording(ask.core, row, on)
  return noContent
}

const forbidden = (param: string, message: string) => new Refusal('PERMISSION_DENIED', message, { param })

/** A file behind a signed address: the signature is all that it takes, until it expires. */
function download({ core, params, query }: OpenAsk): Outcome {
  const grant = core.world.grants.get(query.get('signature') ?? '')
  if (
    !grant ||
    params['file'] !== `${grant.soundId}.wav` ||
    query.get('expires') !== String(grant.expiresAt)
  ) {
    throw forbidden('signature', 'This address was not signed here.')
  }
  if (grant.expiresAt <= now(core)) throw forbidden('expires', 'This address has expired.')
  const sound = core.world.sounds.get(grant.soundId)
  if (!sound) throw new Refusal('NOT_FOUND', 'There is no such file.', { param: 'file' })
  return { status: 200, sound }
}

/** Recordings and voicemail (PROTOCOL 2), and the files that come of them. */
export const MEDIA_ROUTES: readonly Route[] = [
  { at: 'POST /users/api/calls/:id/recording', action: 'startRecording', run: (ask) => record(ask, true) },
  { at: 'DELETE /users/api/calls/:id/recording', action: 'stopRecording', run: (ask) => record(ask, false) },
  {
    at: 'POST /users/api/calls/:id/voicemail',
    action: 'voicemail',
    key: true,
    run(ask) {
      const row = ownRow(ask)
      mustAllow(row.item, 'voicemail')
      return ok(voicemail(ask.core, row))
    },
  },
  { at: 'GET /media/:file', open: true, run: download },
]
