import type { Draft, Notice, Outgoing } from '../../preload/contract.ts'
import { createOpenJournal } from '../../main/journal/open.ts'
import { startPhone } from '../phone.ts'
import { OWNER, type Place } from './place.ts'
import type { Words } from './words.ts'

/** What the person finds after a start, and whether they can go on. */
export interface Found {
  notices: Notice[]
  outbox: Outgoing[]
  drafts: Draft[]
  /** Was a new draft taken? */
  kept: boolean
}
/** Long, for it may be a disk without room for much. */
export const NEW: Draft = { about: 'new', field: 'note', text: 'What I type now. '.repeat(4_000) }

/** The whole core, nobody signed in and no network: it opens the files of who was here last. */
export async function start(place: Pick<Place, 'dir'>): Promise<Found> {
  const phone = await startPhone(
    { dir: place.dir, keyring: false, profile: { deviceId: 'device', last: OWNER } },
    {},
  )
  try {
    const drafts = await phone.run('drafts.list', {})
    const kept = await phone.run('drafts.keep', NEW)
    // Whatever the cache has lost, a question to it is answered.
    await phone.run('history.recent', { rows: 50 })
    await phone.run('history.search', { q: 'parcel', rows: 20, start: 0 })
    const { notices, outbox } = phone.state()
    return { notices, outbox, drafts: drafts.ok ? drafts.value : [], kept: kept.ok }
  } finally {
    await phone.stop()
  }
}

/** What stands in the journal itself, with the words and keys that the window is not told. */
export interface Held extends Words {
  opened: string
}
export async function wordsIn(place: Place): Promise<Held> {
  const journal = await createOpenJournal(place.journals)(OWNER)
  const [entries, drafts] = [await journal.entries(), await journal.drafts()]
  await journal.close()
  return { entries, drafts, opened: journal.opened }
}
