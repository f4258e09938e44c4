import { shallowRef, type ShallowRef } from 'vue'
import type { ActionName, Failure } from '../../preload/contract.ts'

/** One thing that was asked and refused. */
export interface Alert {
  id: number
  action: ActionName
  failure: Failure
}

export interface Alerts {
  readonly list: ShallowRef<readonly Alert[]>
  add(action: ActionName, failure: Failure): void
  dismiss(id: number): void
}

/** Refusals stay until the agent has dismissed them; the same one again replaces its older self. */
export function createAlerts(): Alerts {
  const list = shallowRef<readonly Alert[]>([])
  let last = 0
  const others = (action: ActionName, code: string) =>
    list.value.filter((alert) => alert.action !== action || alert.failure.code !== code)
  return {
    list,
    add: (action, failure) =>
      void (list.value = [...others(action, failure.code), { id: ++last, action, failure }].slice(-3)),
    dismiss: (id) => void (list.value = list.value.filter((alert) => alert.id !== id)),
  }
}
