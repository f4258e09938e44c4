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
  clear(): void
}

/** Drafts by workitem, each begun with what the server has stored. */
export function createDrafts(): Drafts {
  const byId = reactive(new Map<string, Draft>())
  return {
    of(item) {
      const known = byId.get(item.workitemId)
      if (known) return known
      byId.set(item.workitemId, {
        dispositionId: item.dispositionId ?? '',
        summary: item.summary ?? '',
        callback: '',
      })
      return byId.get(item.workitemId) as Draft
    },
    drop: (workitemId) => void byId.delete(workitemId),
    clear: () => byId.clear(),
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
