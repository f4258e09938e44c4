import type { ActionName } from '../../../preload/contract.ts'
import type { NoticeSpec } from '../offerNotices.ts'
import type { Note } from './note.ts'

const ACTS: Readonly<Record<string, ActionName>> = { answer: 'offers.accept', decline: 'offers.reject' }

/** The notification of an offer: its buttons decide on it, and whatever is more than a refusal brings its work forward. */
export function offerNote(
  { offerId, workitemId, ...words }: NoticeSpec,
  ports: {
    run(name: ActionName, input: { offerId: string }): Promise<unknown>
    forward(workitemId: string): void
    told(offerId: string, how: Parameters<Note['told']>[0]): void
    /** The agent wants no call to come past the desktop's do not disturb. */
    respectsQuiet: boolean
  },
): Note {
  return {
    ...words,
    urgency: ports.respectsQuiet ? 'normal' : 'critical',
    stays: true,
    chosen(key) {
      const act = ACTS[key]
      // An offer that was decided elsewhere meanwhile is refused by the core, and nothing more comes of it.
      if (act) void ports.run(act, { offerId })
      if (act !== 'offers.reject') ports.forward(workitemId)
    },
    told: (how) => ports.told(offerId, how),
  }
}
