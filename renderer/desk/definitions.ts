import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Disposition, Failure } from '../../preload/contract.ts'
import type { Directory } from './directory.ts'

const PAGE = 50
const MOST = 500
/** What stands for a definition that is still to be. */
export const NEW = 'new'

export interface Definitions {
  readonly q: Ref<string>
  /** The `dispositionId` that is looked at, `NEW`, or nothing. */
  readonly chosen: Ref<string>
  readonly list: ShallowRef<readonly Disposition[]>
  readonly total: Ref<number>
  /** How far the server's list has been read: deleted ones may be counted in it. */
  readonly reached: Ref<number>
  readonly failure: ShallowRef<Failure | undefined>
  /** An answer is awaited, and whether one has ever come. */
  readonly searching: Ref<boolean>
  readonly isKnown: Ref<boolean>
  /** Asks again for as many as are shown; an answer that was overtaken is dropped. */
  search(): Promise<void>
  more(): Promise<void>
  choose(dispositionId: string): void
}

/** The tenant's catalogue of dispositions, as it is looked through; deleted ones are not in it. */
export function createDefinitions(directory: Directory): Definitions {
  const q = ref('')
  const chosen = ref('')
  const list = shallowRef<readonly Disposition[]>([])
  const total = ref(0)
  const reached = ref(0)
  const failure = shallowRef<Failure>()
  const searching = ref(false)
  const isKnown = ref(false)
  let asked = 0

  async function page(start: number, rows: number): Promise<void> {
    const mine = ++asked
    searching.value = true
    const text = q.value.trim()
    const answer = await directory.search('disposition', { ...(text && { q: text }), rows, start })
    if (mine !== asked) return
    searching.value = false
    failure.value = answer.ok ? undefined : answer.failure
    if (!answer.ok) return
    isKnown.value = true
    const found = answer.value.list.filter((one) => !one.deletedAt)
    const known = new Set(found.map((one) => one.dispositionId))
    const before = start === 0 ? [] : list.value.filter((one) => !known.has(one.dispositionId))
    list.value = [...before, ...found]
    reached.value = start + answer.value.list.length
    total.value = answer.value.total
  }

  return {
    q,
    chosen,
    list,
    total,
    reached,
    failure,
    searching,
    isKnown,
    search: () => page(0, Math.min(MOST, Math.max(PAGE, reached.value))),
    more: () => page(reached.value, PAGE),
    choose: (dispositionId) => void (chosen.value = dispositionId),
  }
}
