import { reactive } from 'vue'
import type { ActionName } from '../../preload/contract.ts'

/** Which verbs are on their way, by workitem; what the buttons show until the server has spoken. */
export interface Pending {
  has(action: ActionName, about: string): boolean
  begin(action: ActionName, about: string): void
  end(action: ActionName, about: string): void
}

/** Marks by verb and workitem. */
export function createPending(): Pending {
  const marks = reactive(new Set<string>())
  const key = (action: ActionName, about: string) => `${action} ${about}`
  return {
    has: (action, about) => marks.has(key(action, about)),
    begin: (action, about) => void marks.add(key(action, about)),
    end: (action, about) => void marks.delete(key(action, about)),
  }
}
