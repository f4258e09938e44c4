import { reactive } from 'vue'
import type { Failure } from '../../preload/contract.ts'

/** What was refused, and at which field of its form it is told. */
export interface Refused {
  field: string
  failure: Failure
}

/**
 * What the agent has typed and the server does not have yet, by what it is about (a workitemId) and field. It outlives
 * selection, refusals, the connection and the contact itself; only sending it, or another person's sign-in, ends it.
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

/** Drafts in memory. */
export function createDrafts(): Drafts {
  const texts = reactive(new Map<string, Map<string, string>>())
  const refusals = reactive(new Map<string, Refused>())
  let owner = ''
  return {
    read: (about, field) => texts.get(about)?.get(field),
    write(about, field, text) {
      if (!texts.has(about)) texts.set(about, new Map())
      texts.get(about)?.set(field, text)
    },
    drop: (about, field) => void texts.get(about)?.delete(field),
    sent(about, words) {
      const typed = texts.get(about)
      for (const [field, text] of Object.entries(words)) if (typed?.get(field) === text) typed.delete(field)
    },
    refused: (about, form) => refusals.get(`${about} ${form}`),
    refuse(about, form, refused) {
      if (refused) refusals.set(`${about} ${form}`, refused)
      else refusals.delete(`${about} ${form}`)
    },
    belongTo(userId) {
      if (userId === undefined) return
      if (owner !== '' && owner !== userId) {
        texts.clear()
        refusals.clear()
      }
      owner = userId
    },
  }
}
