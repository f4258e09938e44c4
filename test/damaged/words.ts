import type { Draft } from '../../preload/contract.ts'
import { createOpenJournal } from '../../main/journal/open.ts'
import type { Entry } from '../../main/ports.ts'
import { between, type Random } from '../simulator/core/random.ts'
import { OWNER, type Place } from './place.ts'

/** What a journal holds that was promised to be kept. */
export interface Words {
  entries: Entry[]
  drafts: Draft[]
}
/** The same, and all that it ever held: what is none of that was invented. */
export interface Written extends Words {
  ever: Words
}

/** By this a row is known wherever a part of it lies: no page holds any of it without holding this. */
export const markOf = (name: string): string => `<${name}>`
const textOf = (name: string, random: Random): string =>
  markOf(name).repeat(between(random, 1, random.next() < 0.1 ? 2_000 : 40))

/** What an agent does in some days, of every kind and length, restarts in between; left closed, or as a kill leaves it. */
export async function writeWords(place: Place, random: Random, isKilled: boolean): Promise<Written> {
  const entries = new Map<number, Entry>()
  const drafts = new Map<string, Draft>()
  const open = () => createOpenJournal(place.journals)(OWNER)
  const ever: Words = { entries: [], drafts: [] }
  let journal = await open()
  const acts = between(random, 1, 160)
  for (let act = 0; act < acts; act += 1) {
    const some = [...entries.values()][between(random, 0, entries.size * 2)]
    const dice = random.next()
    if (dice < 0.02) {
      await journal.close()
      journal = await open()
    } else if (dice < 0.05) await journal.markShown([`offer ${act}`], act)
    else if (dice < 0.3) {
      const about = `w${between(random, 0, 40)}`
      const draft = { about, field: 'note', text: textOf(`draft ${about}`, random) }
      await journal.keepDraft(draft)
      drafts.set(about, draft)
      ever.drafts.push(draft)
    } else if (some && dice < 0.5) {
      await journal.finish(some.id)
      entries.delete(some.id)
    } else if (some && dice < 0.65) {
      await journal.change(some.id, { attempted: true })
      entries.set(some.id, { ...some, attempted: true })
      ever.entries.push({ ...some, attempted: true })
    } else {
      const name = `entry ${act}`
      const input = { workitemId: 'w1', summary: textOf(name, random) }
      const entry = await journal.add({
        key: markOf(name),
        name: 'dispositions.disposition',
        workitemId: 'w1',
        input,
        at: act,
      })
      entries.set(entry.id, entry)
      ever.entries.push(entry)
    }
  }
  if (isKilled) place.asKilled('journal')
  await journal.close()
  if (isKilled) place.restore()
  return { entries: [...entries.values()], drafts: [...drafts.values()], ever }
}
