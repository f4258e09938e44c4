import { reactive } from 'vue'
import type { Draft, Failure } from '../../preload/contract.ts'
import { byPlace, type Keeping } from './keeping.ts'

/** What was refused, and at which field of its form it is told. */
export interface Refused {
  field: string
  failure: Failure
}

/**
 * What the agent has typed and the server does not have yet, by what it is about (a workitemId) and field. It outlives
 * selection, refusals, the connection, the contact itself and the program; only sending it ends it.
 */
export interface Drafts {
  /** What was typed; nothing where the field is as the server has it. */
  read(about: string, field: string): string | undefined
  write(about: string, field: string, text: string): void
  drop(about: string, field: string): void
  /** The server has these words; a field that says something else by now keeps it. */
  sent(about: string, words: Readonly<Record<string, string>>): void
  /** The refusal that stands at a form, until what it is about is changed. */
  refused(about: string, form: string): Refused | undefined
  refuse(about: string, form: string, refused: Refused | undefined): void
  /** Whose drafts these are: another person's words are nobody else's business. */
  belongTo(userId: string | undefined): void
}

/** Drafts in memory, and behind them on the disk; `load` is asked for what the last program of this person left. */
export function createDrafts(keeping: Keeping, load: () => Promise<readonly Draft[]>): Drafts {
  const texts = reactive(new Map<string, Map<string, string>>())
  const refusals = reactive(new Map<string, Refused>())
  let owner = ''

  function remove(about: string, field: string): void {
    if (texts.get(about)?.delete(field)) keeping.changed(about, field, null)
  }
  async function restore(): Promise<void> {
    const who = owner
    const kept = byPlace(await load())
    if (who !== owner) return
    // What was typed while it was being read is newer.
    for (const [about, fields] of kept) texts.set(about, new Map([...fields, ...(texts.get(about) ?? [])]))
  }

  return {
    read: (about, field) => texts.get(about)?.get(field),
    write(about, field, text) {
      if (!texts.has(about)) texts.set(about, new Map())
      texts.get(about)?.set(field, text)
      keeping.changed(about, field, text)
    },
    drop: remove,
    sent(about, words) {
      for (const [field, text] of Object.entries(words))
        if (texts.get(about)?.get(field) === text) remove(about, field)
    },
    refused: (about, form) => refusals.get(`${about} ${form}`),
    refuse(about, form, refused) {
      if (refused) refusals.set(`${about} ${form}`, refused)
      else refusals.delete(`${about} ${form}`)
    },
    belongTo(userId) {
      if (userId === undefined || userId === owner) return
      if (owner !== '') {
        keeping.forget()
        texts.clear()
        refusals.clear()
      }
      owner = userId
      void restore()
    },
  }
}
