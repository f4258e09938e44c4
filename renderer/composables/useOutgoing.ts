import type { ActionName, Result } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'

/** The app has the words: the server too, or the outbox until it can be reached (PROTOCOL 6). */
export const isTaken = (result: Result<unknown>): boolean => result.ok || result.failure.code === 'WAITING'

/** What was asked for about a workitem and is not confirmed yet. */
export function useOutgoing() {
  const desk = useDesk()
  return {
    /** How many of these verbs wait to be sent. */
    waiting: (workitemId: string, ...names: ActionName[]): number =>
      (desk.state?.outbox ?? []).filter(
        (one) => one.workitemId === workitemId && one.fate === 'waiting' && names.includes(one.name),
      ).length,
  }
}
