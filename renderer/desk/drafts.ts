import { reactive } from 'vue'
import type { Failure, Workitem } from '../../preload/contract.ts'

/** The fields of the wrap-up form, as refusals name them. */
export type DraftField = 'disposition' | 'summary' | 'callback'

/** What the agent has typed for one workitem; it outlives selection, refusals and the connection. */
export interface Draft {
  dispositionId: string
  summary: string
  /** As the date field holds it, in local time: `2025-03-04T10:30`. */
  callback: string
  refusal?: { field: DraftField; failure: Failure } | undefined
}

export interface Drafts {
  of(item: Workitem): Draft
  drop(workitemId: string): void
  /** The contact is over: a draft goes, unless something in it was typed and never sent. */
  forget(item: Workitem): void
  /** Whose drafts these are: another person's words are nobody else's business. */
  belongTo(userId: string | undefined): void
}

const blank = (item: Workitem): Draft => ({
  dispositionId: item.dispositionId ?? '',
  summary: item.summary ?? '',
  callback: '',
})

/** Drafts by workitem, each begun with what the server has stored. */
export function createDrafts(): Drafts {
  const byId = reactive(new Map<string, Draft>())
  let owner = ''
  return {
    of(item) {
      const known = byId.get(item.workitemId)
      if (known) return known
      byId.set(item.workitemId, blank(item))
      return byId.get(item.workitemId) as Draft
    },
    forget(item) {
      const draft = byId.get(item.workitemId)
      const { dispositionId, summary, callback } = blank(item)
      const isTyped = draft?.summary !== summary || draft.callback !== callback
      if (!isTyped && draft?.dispositionId === dispositionId) byId.delete(item.workitemId)
    },
    drop: (workitemId) => void byId.delete(workitemId),
    belongTo(userId) {
      if (userId === undefined) return
      if (owner !== '' && owner !== userId) byId.clear()
      owner = userId
    },
  }
}

const FIELD_OF_PARAM: Record<string, DraftField> = {
  summary: 'summary',
  note: 'summary',
  callbackDate: 'callback',
  callbackTime: 'callback',
  timeZone: 'callback',
}

/** At which field a refusal is told: the one it names, else the choice that called for it. */
export const fieldOf = (failure: Failure): DraftField =>
  failure.code === 'CALLBACK_REQUIRED' ? 'callback' : (FIELD_OF_PARAM[failure.param ?? ''] ?? 'disposition')
