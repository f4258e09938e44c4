import type { SchemaType } from '../../preload/contract.ts'
import type { Heard } from '../../preload/lifecycle.ts'
import type { Road } from '../store.ts'

/** Whom the conversation tells. `over` is told at most once, and it is the last word. */
export interface Hearer {
  heard(heard: Heard, road: Road): Promise<void>
  /** The open work that a whole list does not name, and single items that could not be read. */
  unsure(workitemIds: readonly string[]): void
  serverTime(ms: number): void
  /** Something of this schema type was created, changed or deleted. */
  catalogueChanged(type: SchemaType): void
  /** What is shown may be out of date, or is true again. */
  stale(): void
  fresh(): void
  goaway(withinMs: number, resumable: boolean): void
  /** The connection is of no more use; `identify` says that resuming would not help. */
  over(reason: string, identify: boolean): void
}
