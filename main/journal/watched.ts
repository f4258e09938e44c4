import type { Journal } from '../ports.ts'

/** Tells after each write of what the person has typed or asked for whether the disk took it. */
export function watchWrites(journal: Journal, told: (taken: boolean) => void): Journal {
  const watched = async <T>(write: Promise<T>): Promise<T> => {
    try {
      const done = await write
      told(true)
      return done
    } catch (error) {
      told(false)
      throw error
    }
  }
  return {
    ...journal,
    add: (entry) => watched(journal.add(entry)),
    change: (id, change) => watched(journal.change(id, change)),
    remove: (id) => watched(journal.remove(id)),
    finish: (id) => watched(journal.finish(id)),
    keepDraft: (draft) => watched(journal.keepDraft(draft)),
  }
}
